/* The elder view reads the page aloud where the phone itself can: a voice on the device, nothing is sent anywhere. */
(function () {
  "use strict";
  var voices = window.speechSynthesis, place = document.querySelector("[data-gw-aloud]"), button = null;
  if (!voices || !window.SpeechSynthesisUtterance || !place) return;

  function voice() {
    var language = document.documentElement.lang.slice(0, 2).toLowerCase();
    return voices.getVoices().filter(function (one) {
      return one.localService && one.lang.slice(0, 2).toLowerCase() === language;
    })[0];
  }
  /* Sentence by sentence: some phones stop in the middle of a long text. */
  function sentences() {
    return document.getElementById("main").innerText.split(/[\n。！？!?]+/).filter(function (one) { return one.trim(); });
  }
  function label(reading) {
    button.textContent = place.getAttribute(reading ? "data-gw-aloud-stop" : "data-gw-aloud");
    button.setAttribute("aria-pressed", reading ? "true" : "false");
  }
  function read() {
    if (voices.speaking) {
      voices.cancel();
      label(false);
      return;
    }
    var chosen = voice(), rest = sentences();
    label(true);
    rest.forEach(function (sentence, at) {
      var said = new window.SpeechSynthesisUtterance(sentence);
      said.voice = chosen;
      said.lang = chosen.lang;
      said.rate = 0.85;
      if (at === rest.length - 1) said.onend = function () { label(false); };
      voices.speak(said);
    });
  }
  function offer() {
    if (button || !voice()) return;
    button = document.createElement("button");
    button.type = "button";
    button.className = "gw-aloud";
    button.addEventListener("click", read);
    label(false);
    place.insertBefore(button, place.firstChild);
  }
  offer();
  if (voices.addEventListener) voices.addEventListener("voiceschanged", offer);
  window.addEventListener("pagehide", function () { voices.cancel(); });
})();

/* New cases: their number in the title of the tab, and a sound for urgent ones for whoever asked for it. */
(function () {
  "use strict";
  var ON = "gw-sound-on", title = null, known = 0;

  function find(selector) { return document.querySelector(selector); }
  function isOn() {
    try { return window.localStorage.getItem(ON) === "1"; } catch (refusal) { return false; }
  }

  /* Two short tones. A browser that has not been touched yet stays silent. */
  function sound() {
    var Context = window.AudioContext || window.webkitAudioContext;
    if (!Context) return;
    var context = new Context();
    [880, 660].forEach(function (pitch, place) {
      var tone = context.createOscillator(), loud = context.createGain(), at = context.currentTime + place * 0.25;
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0.15, at);
      loud.gain.linearRampToValueAtTime(0.0001, at + 0.2);
      tone.connect(loud);
      loud.connect(context.destination);
      tone.start(at);
      tone.stop(at + 0.22);
    });
    window.setTimeout(function () { context.close(); }, 1000);
    document.body.setAttribute("data-gw-sounded", String(Number(document.body.getAttribute("data-gw-sounded") || 0) + 1));
  }

  function look() {
    var fresh = find("#fresh");
    if (!fresh) return;
    var count = Number(fresh.getAttribute("data-gw-fresh")), urgent = Number(fresh.getAttribute("data-gw-urgent"));
    title = title || document.title;
    document.title = count ? "(" + count + ") " + title : title;
    if (urgent > known && isOn()) sound();
    known = urgent;
  }
  document.addEventListener("htmx:afterSettle", look);

  document.addEventListener("change", function (event) {
    if (!event.target.hasAttribute("data-gw-sound-switch")) return;
    try { window.localStorage.setItem(ON, event.target.checked ? "1" : "0"); } catch (refusal) { return; }
    if (event.target.checked) sound();
  });
  document.addEventListener("DOMContentLoaded", function () {
    var box = find("[data-gw-sound-switch]");
    if (box) box.checked = isOn();
    look();
  });
})();

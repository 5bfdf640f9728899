/* /diag: what only the browser knows. Asks nobody but this server, keeps and sends nothing. */
(function () {
  "use strict";
  var ANOTHER_CLOCK = 120, SLOW = 3000, PATIENCE = 10000;
  var list = document.querySelector("[data-gw-checks]"), words = document.getElementById("check-words").dataset;
  var SIGN = { good: "✓ ", bad: "✗ ", open: "? " };

  document.documentElement.classList.add("gw-scripted");

  function part(tag, text, kind) {
    var made = document.createElement(tag);
    if (kind) made.className = kind;
    made.textContent = text;
    return made;
  }
  function put(name, verdict, said, label) {
    var line = list.querySelector('[data-gw-check="' + name + '"]');
    if (!line) {
      line = document.createElement("li");
      line.setAttribute("data-gw-check", name);
      list.appendChild(line);
    }
    line.className = "gw-check gw-check-" + verdict;
    line.textContent = "";
    line.appendChild(part("strong", label || words[name]));
    line.appendChild(document.createTextNode(" "));
    line.appendChild(part("span", SIGN[verdict] + list.dataset[verdict], "gw-check-verdict"));
    line.appendChild(document.createTextNode(" "));
    line.appendChild(part("span", said, "gw-check-words"));
    if (verdict === "bad" && words[name + "Advice"]) line.appendChild(part("small", words[name + "Advice"]));
    write();
  }
  function write() {
    var lines = Array.prototype.map.call(list.children, function (line) { return line.textContent.replace(/\s+/g, " ").trim(); });
    lines.push(navigator.userAgent, location.host, new Date().toString());
    document.getElementById("report-text").value = lines.join("\n");
  }

  /* The middle of the question is the moment the server read its clock. */
  function askServer() {
    var began = Date.now(), done = false;
    var late = window.setTimeout(function () { tell(null); }, PATIENCE);
    function tell(answer) {
      if (done) return;
      done = true;
      window.clearTimeout(late);
      var took = Date.now() - began;
      put("speed", answer && took <= SLOW ? "good" : "bad", words[answer && took <= SLOW ? "speedGood" : "speedBad"].replace("{ms}", took));
      var server = answer && Date.parse(answer.headers.get("Date"));
      if (!server) return;
      var off = Math.round(Math.abs(began + took / 2 - server) / 1000);
      put("clock", off <= ANOTHER_CLOCK ? "good" : "bad", words[off <= ANOTHER_CLOCK ? "clockGood" : "clockBad"].replace("{seconds}", off));
    }
    window.fetch(list.dataset.ping, { cache: "no-store" }).then(tell, function () { tell(null); });
  }
  function storage() {
    var works = true;
    try {
      window.sessionStorage.setItem("gw-check", "1");
      window.sessionStorage.removeItem("gw-check");
    } catch (refusal) { works = false; }
    put("storage", works ? "good" : "bad", words[works ? "storageGood" : "storageBad"]);
  }
  function present() {
    var camera = Boolean(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
    var position = Boolean(navigator.geolocation && window.isSecureContext !== false);
    put("camera", camera ? "good" : "bad", words[camera ? "cameraGood" : "cameraBad"]);
    put("position", position ? "good" : "bad", words[position ? "positionGood" : "positionBad"]);
    put("screen", "good", screen.width + " × " + screen.height + ", " + window.innerWidth + " × " + window.innerHeight + ", " + (window.devicePixelRatio || 1) + "×");
  }

  /* Only when asked: the phone shows its own question then. */
  function tryPosition() {
    navigator.geolocation.getCurrentPosition(
      function (found) { put("position", "good", words.positionFound.replace("{metres}", Math.round(found.coords.accuracy))); },
      function () { put("position", "bad", words.positionBad); },
      { timeout: PATIENCE, maximumAge: 60000 }
    );
  }
  function copied(well) {
    var said = document.querySelector("[data-gw-copy-said]");
    said.textContent = words[well ? "copied" : "notCopied"];
    said.hidden = false;
  }
  function copy() {
    var text = document.getElementById("report-text");
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text.value).then(function () { copied(true); }, function () { copied(byHand(text)); });
    } else {
      copied(byHand(text));
    }
  }
  function byHand(text) {
    text.focus();
    text.select();
    try { return document.execCommand("copy"); } catch (refusal) { return false; }
  }

  put("script", "good", words.scriptGood);
  storage();
  present();
  askServer();
  document.querySelector("[data-gw-position]").addEventListener("click", tryPosition);
  document.querySelector("[data-gw-copy]").addEventListener("click", copy);
})();

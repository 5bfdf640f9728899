/* Maps. A page says data-gwmap="kind"; what draws it is fetched once the page stands, or when a button asks for it
   (data-gwmap-open). Without this file, or when it cannot be fetched, the page says the same in words. */
(function () {
  "use strict";
  var gwmap = window.gwmap = { kinds: {}, opened: [] }, coming = {};

  function fetched(address) {
    if (!coming[address]) coming[address] = new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
    return coming[address];
  }
  function inOrder(addresses) {
    return addresses.reduce(function (before, address) {
      return before.then(function () { return fetched(address); });
    }, Promise.resolve());
  }

  function fail(place) {
    var told = document.querySelector("[data-gwmap-failed]");
    place.hidden = true;
    place.setAttribute("data-gwmap-state", "failed");
    if (told) told.hidden = false;
  }
  function open(place) {
    if (place.hasAttribute("data-gwmap-state")) return;
    place.setAttribute("data-gwmap-state", "loading");
    place.hidden = false;
    inOrder(place.getAttribute("data-gwmap-scripts").split(/\s+/)).then(function () {
      var facts = JSON.parse(document.getElementById(place.getAttribute("data-gwmap-facts")).textContent);
      gwmap.opened.push(gwmap.kinds[place.getAttribute("data-gwmap")](place, facts));
    }).catch(function () { fail(place); });
  }

  function start() {
    document.documentElement.classList.add("gw-scripted");
    Array.prototype.forEach.call(document.querySelectorAll("[data-gwmap]:not([hidden])"), open);
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("[data-gwmap-open]") : null;
    if (!button) return;
    button.hidden = true;
    open(document.getElementById(button.getAttribute("data-gwmap-open")));
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

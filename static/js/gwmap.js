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

  /* In the page, or at an address of ours: then nobody pays for a map that is never asked for. */
  function factsOf(where) {
    if (where.charAt(0) !== "/") return JSON.parse(document.getElementById(where).textContent);
    return window.fetch(where, { credentials: "same-origin" }).then(function (answer) { return answer.json(); });
  }
  function fail(place) {
    var told = (place.closest("[data-gwmap-pick]") || place.closest(".gw-map-of") || document).querySelector("[data-gwmap-failed]");
    place.hidden = true;
    if (place.parentNode.hasAttribute("data-gwmap-with")) place.parentNode.hidden = true;
    place.setAttribute("data-gwmap-state", "failed");
    if (told) told.hidden = false;
  }
  function open(place) {
    if (place.hasAttribute("data-gwmap-state")) return;
    place.setAttribute("data-gwmap-state", "loading");
    place.hidden = false;
    if (place.parentNode.hasAttribute("data-gwmap-with")) place.parentNode.hidden = false;
    inOrder(place.getAttribute("data-gwmap-scripts").split(/\s+/)).then(function () {
      return factsOf(place.getAttribute("data-gwmap-facts"));
    }).then(function (facts) {
      gwmap.opened.push(gwmap.kinds[place.getAttribute("data-gwmap")](place, facts));
    }).catch(function () { fail(place); });
  }

  function openIn(part) {
    Array.prototype.forEach.call(part.querySelectorAll("[data-gwmap]:not([hidden])"), open);
  }
  function start() {
    document.documentElement.classList.add("gw-scripted");
    openIn(document);
    document.addEventListener("htmx:load", function (event) { openIn(event.detail.elt.parentNode || document); });
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

/* The staff's shell: the polling event, a word when the network fails, menus that close. */
(function () {
  "use strict";
  var EVERY = 20000;

  /* Parts of a page that want to stay fresh listen for gw:poll; it rests while the tab is hidden. */
  function poll() {
    if (document.visibilityState !== "visible" || !document.body) return;
    document.body.dispatchEvent(new CustomEvent("gw:poll"));
  }
  window.setInterval(poll, EVERY);
  document.addEventListener("visibilitychange", poll);

  function say(words) {
    var place = document.getElementById("gw-say");
    place.textContent = words || "";
    window.clearTimeout(say.timer);
    say.timer = window.setTimeout(function () { place.textContent = ""; }, 8000);
  }
  document.addEventListener("htmx:sendError", function (event) {
    if (byHand(event)) say(document.body.getAttribute("data-gw-offline"));
  });
  document.addEventListener("htmx:responseError", function (event) {
    if (byHand(event)) say(document.body.getAttribute("data-gw-broken"));
  });
  /* A poll that fails is silent: the next one comes by itself. */
  function byHand(event) {
    var cause = event.detail && event.detail.requestConfig && event.detail.requestConfig.triggeringEvent;
    return !cause || cause.type !== "gw:poll";
  }

  /* The session ended: htmx would put the sign-in page into a part of this one. Back to this page afterwards: the
     address asked for may be an action's, which only takes a POST. */
  document.addEventListener("htmx:beforeSwap", function (event) {
    var url = event.detail.xhr.responseURL || "";
    if (url.indexOf("/sign-in/") >= 0) {
      event.preventDefault();
      window.location.assign(url.split("?")[0] + "?next=" + encodeURIComponent(location.pathname + location.search));
    }
  });

  document.addEventListener("click", function (event) {
    Array.prototype.forEach.call(document.querySelectorAll("details.gw-menu[open]"), function (menu) {
      if (!menu.contains(event.target)) menu.removeAttribute("open");
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    Array.prototype.forEach.call(document.querySelectorAll("details.gw-menu[open]"), function (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    });
  });
})();

/* Every form works without this file. It spares a second press, says that something is being sent, leads to what to mend. */
(function () {
  "use strict";

  document.documentElement.classList.add("gw-scripted");

  /* One press sends once; captured, so that htmx does not see the second one either. The server counts the key once anyway. */
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.hasAttribute("data-gw-once")) return;
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    form.setAttribute("aria-busy", "true");
    /* Later than the browser's own look at the form, or the pressed button's value would be missing. */
    setTimeout(function () { lock(form, true); }, 0);
  }, true);

  function lock(form, on) {
    Array.prototype.forEach.call(form.querySelectorAll("button[type=submit]"), function (button) {
      button.disabled = on;
      say(button, on ? form.getAttribute("data-gw-sending") : null);
    });
    if (!on) form.removeAttribute("aria-busy");
  }
  function say(button, words) {
    if (words) {
      button.setAttribute("data-gw-words", button.textContent);
      button.textContent = words;
    } else if (button.hasAttribute("data-gw-words")) {
      button.textContent = button.getAttribute("data-gw-words");
      button.removeAttribute("data-gw-words");
    }
  }

  /* Back from the next page, or an answer by htmx that left the form in place: it may be pressed again. */
  function unlockAll() {
    Array.prototype.forEach.call(document.querySelectorAll("form[aria-busy=true]"), function (form) {
      lock(form, false);
    });
  }
  window.addEventListener("pageshow", unlockAll);
  document.addEventListener("htmx:afterRequest", unlockAll);

  /* The summary of what to mend is read out first, and its links lead into the field. */
  function focusSummary(root) {
    var summary = root.querySelector("[data-gw-focus]");
    if (summary) summary.focus();
  }
  document.addEventListener("htmx:afterSettle", function (event) { focusSummary(event.target); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest(".gw-summary a") : null;
    var field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.scrollIntoView({ block: "center" });
  });

  function start() {
    focusSummary(document);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

/* Every form works without this file. It spares a second press and keeps what was typed. */
(function () {
  "use strict";
  var PREFIX = "gw-draft:";

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
    });
    if (!on) form.removeAttribute("aria-busy");
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

  /* The draft of a form stays in this tab until it is sent. A browser may forbid storage: then there is none. */
  function stored(action) {
    try { return action(window.sessionStorage); } catch (refusal) { return null; }
  }
  function kept(field) {
    return field.name && ["hidden", "file", "password", "submit"].indexOf(field.type) < 0 && field.name !== "website";
  }
  function save(form) {
    var draft = {};
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!kept(field)) return;
      if (field.type === "radio") {
        if (field.checked) draft[field.name] = field.value;
      } else {
        draft[field.name] = field.type === "checkbox" ? field.checked : field.value;
      }
    });
    stored(function (storage) { storage.setItem(PREFIX + location.pathname, JSON.stringify(draft)); });
  }
  function restore(form) {
    var text = stored(function (storage) { return storage.getItem(PREFIX + location.pathname); });
    /* A form that came back with errors brings its own answers. */
    if (!text || document.querySelector(".gw-summary")) return;
    var draft = JSON.parse(text);
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!kept(field) || !(field.name in draft)) return;
      if (field.type === "radio") field.checked = field.value === draft[field.name];
      else if (field.type === "checkbox") field.checked = draft[field.name];
      else if (!field.value) field.value = draft[field.name];
    });
  }
  function forget() {
    stored(function (storage) {
      Object.keys(storage).forEach(function (name) {
        if (name.indexOf(PREFIX) === 0) storage.removeItem(name);
      });
    });
  }

  function start() {
    var form = document.querySelector("form[data-gw-draft]");
    if (document.body.hasAttribute("data-gw-draft-done")) forget();
    if (form) {
      restore(form);
      form.addEventListener("input", function () { save(form); });
      form.addEventListener("change", function () { save(form); });
    }
    focusSummary(document);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

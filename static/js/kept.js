/* The words typed into a form of a case stay in this tab until the form is done: a session may end in between, a page may
   be left. One draft for each person and form (data-gw-kept); gone when the server says it is done (data-gw-done), at the
   sign-out, after a day, and as soon as somebody else signs in. A browser that forbids storage keeps nothing. */
(function () {
  "use strict";
  var PREFIX = "gw-kept:", DAY = 24 * 3600 * 1000;

  function stored(action) {
    try { return action(window.sessionStorage); } catch (refusal) { return null; }
  }
  function person() { return document.body.getAttribute("data-gw-person"); }
  function nameOf(form) { return PREFIX + person() + ":" + form.getAttribute("data-gw-kept"); }
  function forms(root) { return Array.prototype.slice.call(root.querySelectorAll("form[data-gw-kept]")); }

  function isKept(field) {
    return field.name && field.name !== "csrfmiddlewaretoken" && ["hidden", "file", "password", "submit", "button"].indexOf(field.type) < 0;
  }
  /* How a field stands, and how the page itself sets it: only what a person changed is kept. */
  function value(field) {
    return field.type === "radio" || field.type === "checkbox" ? field.checked : field.value;
  }
  function first(field) {
    if (field.type === "radio" || field.type === "checkbox") return field.defaultChecked;
    if (field.tagName !== "SELECT") return field.defaultValue;
    var preset = Array.prototype.filter.call(field.options, function (option) { return option.defaultSelected; })[0] || field.options[0];
    return preset ? preset.value : "";
  }

  function save(form) {
    var draft = {}, changed = false;
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!isKept(field)) return;
      if (value(field) !== first(field)) changed = true;
      if (field.type === "radio") { if (field.checked) draft[field.name] = field.value; }
      else draft[field.name] = value(field);
    });
    stored(function (storage) {
      if (changed) storage.setItem(nameOf(form), JSON.stringify({ at: Date.now(), said: draft }));
      else storage.removeItem(nameOf(form));
    });
  }

  function draftOf(form) {
    var text = stored(function (storage) { return storage.getItem(nameOf(form)); });
    try { return text ? JSON.parse(text).said : null; } catch (damage) { return null; }
  }
  function put(field, draft) {
    if (field.type === "radio") field.checked = field.value === draft[field.name];
    else if (field.type === "checkbox") field.checked = draft[field.name] === true;
    else field.value = draft[field.name];
  }
  function restore(form) {
    var draft = draftOf(form);
    /* A form that came back with errors brings its own answers. */
    if (!draft || form.getAttribute("data-gw-filled") || form.querySelector(".gw-summary")) return false;
    form.setAttribute("data-gw-filled", "1");
    Array.prototype.forEach.call(form.elements, function (field) {
      if (isKept(field) && field.name in draft) put(field, draft);
    });
    var folded = form.closest("details");
    if (folded) folded.open = true;
    form.dispatchEvent(new CustomEvent("gw:restored", { bubbles: true }));
    return true;
  }
  function restoreAll(root) {
    if (!person() || !forms(root).filter(restore).length) return;
    var place = document.getElementById("gw-say");
    place.textContent = document.body.getAttribute("data-gw-restored");
    window.setTimeout(function () { place.textContent = ""; }, 8000);
  }

  function forget(matches) {
    stored(function (storage) {
      Object.keys(storage).filter(matches).forEach(function (name) { storage.removeItem(name); });
    });
  }
  function isOld(name) {
    var text = stored(function (storage) { return storage.getItem(name); });
    try { return !(Date.now() - JSON.parse(text).at < DAY); } catch (damage) { return true; }
  }
  /* The server names what is done in its notices. */
  function forgetDone(root) {
    Array.prototype.forEach.call(root.querySelectorAll("[data-gw-done]"), function (notice) {
      var done = PREFIX + person() + ":" + notice.getAttribute("data-gw-done");
      forget(function (name) { return name === done; });
    });
  }
  function clean() {
    var mine = PREFIX + person() + ":";
    forget(function (name) {
      return name.indexOf(PREFIX) === 0 && (name.indexOf(mine) !== 0 || isOld(name));
    });
  }

  ["input", "change"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var form = event.target.form;
      if (form && form.hasAttribute("data-gw-kept") && person()) save(form);
    });
  });
  /* Nothing personal stays after the sign-out: neither these drafts nor those of forms.js. */
  document.addEventListener("submit", function (event) {
    if (!event.target.hasAttribute("data-gw-leave")) return;
    forget(function (name) { return name.indexOf("gw-") === 0; });
  }, true);

  function start() {
    if (person()) clean();
    forgetDone(document);
    restoreAll(document);
  }
  /* The notices come beside the part, sometimes after it: what is done is let go before anything is filled in. */
  document.addEventListener("htmx:oobAfterSwap", function () { forgetDone(document); });
  document.addEventListener("htmx:afterSettle", function () {
    forgetDone(document);
    restoreAll(document);
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

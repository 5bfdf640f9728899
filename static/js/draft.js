/* A report half filled in stays in this tab until it is sent: over WeChat's back button, a reload, a line that broke. Photos
   cannot be kept by a page, and that is said. A browser may forbid storage: then there is no draft. */
(function () {
  "use strict";
  var PREFIX = "gw-draft:";

  document.documentElement.classList.add("gw-scripted");

  function stored(action) {
    try { return action(window.sessionStorage); } catch (refusal) { return null; }
  }
  function name() { return PREFIX + location.pathname; }
  function isKept(field) {
    return field.name && ["hidden", "file", "password", "submit", "button"].indexOf(field.type) < 0 && field.name !== "website";
  }
  function isTick(field) { return field.type === "radio" || field.type === "checkbox"; }

  function save(form, sent) {
    var said = {}, changed = false, photos = form.querySelectorAll("[data-gw-thumbs] li").length;
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!isKept(field)) return;
      if (isTick(field) ? field.checked !== field.defaultChecked : field.value !== "") changed = true;
      if (field.type !== "radio") said[field.name] = isTick(field) ? field.checked : field.value;
      else if (field.checked) said[field.name] = field.value;
    });
    stored(function (storage) {
      if (changed || photos) storage.setItem(name(), JSON.stringify({ said: said, photos: photos, sent: sent === true }));
      else storage.removeItem(name());
    });
  }

  function put(field, value) {
    if (field.type === "radio") field.checked = field.value === value;
    else if (field.type === "checkbox") field.checked = value === true;
    else if (!field.value) field.value = value;
    var folded = isTick(field) && field.checked && field.closest ? field.closest("details") : null;
    if (folded) folded.open = true;
  }
  function restore(form) {
    var text = stored(function (storage) { return storage.getItem(name()); }), draft = text && JSON.parse(text);
    if (!draft) return;
    Array.prototype.forEach.call(form.elements, function (field) {
      if (isKept(field) && field.name in draft.said) put(field, draft.said[field.name]);
    });
    var told = document.querySelector("[data-gw-draft-back]");
    if (!told) return;
    told.hidden = false;
    told.querySelector("[data-gw-draft-photos]").hidden = !draft.photos;
    told.querySelector("[data-gw-draft-clear]").addEventListener("click", function () {
      form.reset();
      stored(function (storage) { storage.removeItem(name()); });
      told.hidden = true;
    });
  }

  /* The report has arrived: only what was sent goes; another one, begun since, stays. */
  function forgetSent() {
    stored(function (storage) {
      Object.keys(storage).forEach(function (key) {
        if (key.indexOf(PREFIX) === 0 && JSON.parse(storage.getItem(key)).sent) storage.removeItem(key);
      });
    });
  }

  /* Half a word that an input method is still composing is not kept. */
  function watch(form) {
    var sent = false;
    form.addEventListener("input", function (event) { sent = false; if (!event.isComposing) save(form); });
    form.addEventListener("compositionend", function () { save(form); });
    /* A moment later: photos.js has put the photo into its line by then; and a tap on "send" may have sent it. */
    form.addEventListener("change", function () { window.setTimeout(function () { save(form, sent); }, 0); });
    form.addEventListener("submit", function () { sent = true; save(form, true); });
  }

  function start() {
    var form = document.querySelector("form[data-gw-draft]");
    if (document.body.hasAttribute("data-gw-draft-done")) forgetSent();
    if (!form) return;
    /* A form that came back with errors brings its own answers. */
    if (document.querySelector(".gw-summary")) save(form); else restore(form);
    watch(form);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

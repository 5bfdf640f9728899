/* The picker of photos: thumbnails, removing, one more up to the limit, and smaller files.
   Without this file the two inputs send what was chosen; the server redraws every photo in any case. */
(function () {
  "use strict";
  var LONG_SIDE = 1600, QUALITY = 0.7, PATIENCE = 20000;
  var waiting = 0, held = null;

  document.documentElement.classList.add("gw-scripted");

  function canFill() {
    try { return new DataTransfer().items !== undefined; } catch (refusal) { return false; }
  }
  function fill(input, file) {
    var box = new DataTransfer();
    box.items.add(file);
    input.files = box.files;
  }

  /* Drawn anew at 1600 px: a tenth of the bytes, and no place or time of the camera in them. Where that fails or takes too
     long the original goes out, and the server draws it anew. */
  function shrink(input, line) {
    var file = input.files[0], settled = false;
    if (!window.Compressor || !canFill()) return;
    function settle(smaller) {
      if (settled) return;
      settled = true;
      if (smaller && input.parentNode) fill(input, new File([smaller], "photo.jpg", { type: "image/jpeg" }));
      line.classList.remove("gw-shrinking");
      waiting -= 1;
      say();
      if (waiting === 0 && held) { var form = held; held = null; send(form); }
    }
    waiting += 1;
    line.classList.add("gw-shrinking");
    say();
    window.setTimeout(settle, PATIENCE);
    new window.Compressor(file, {
      maxWidth: LONG_SIDE, maxHeight: LONG_SIDE, quality: QUALITY, mimeType: "image/jpeg", convertSize: 0, strict: false,
      success: settle,
      error: function () { settle(null); }
    });
  }
  function say() {
    Array.prototype.forEach.call(document.querySelectorAll("[data-gw-photos-said]"), function (place) {
      place.hidden = waiting === 0;
      place.textContent = waiting === 0 ? "" : place.getAttribute(held ? "data-gw-then-sent" : "data-gw-working");
    });
  }
  function send(form) {
    if (form.requestSubmit) form.requestSubmit(); else form.submit();
  }

  function count(picker) {
    return picker.querySelectorAll("[data-gw-thumbs] li").length;
  }
  function refresh(picker) {
    var full = count(picker) >= Number(picker.getAttribute("data-gw-max"));
    picker.querySelector("[data-gw-thumbs]").hidden = count(picker) === 0;
    Array.prototype.forEach.call(picker.querySelectorAll(".gw-pick-one"), function (one) { one.hidden = full; });
  }

  /* Each photo becomes its own line: a thumbnail, its own input, a button to remove both. */
  function add(picker, input) {
    var line = document.createElement("li"), picture = document.createElement("img"), button = document.createElement("button");
    picture.src = URL.createObjectURL(input.files[0]);
    picture.alt = input.files[0].name;
    button.type = "button";
    button.textContent = "×";
    button.setAttribute("aria-label", picker.getAttribute("data-gw-remove"));
    button.addEventListener("click", function () {
      URL.revokeObjectURL(picture.src);
      line.parentNode.removeChild(line);
      refresh(picker);
      picker.focus();
    });
    input.hidden = true;
    input.removeAttribute("id");
    line.appendChild(picture);
    line.appendChild(button);
    line.appendChild(input);
    picker.querySelector("[data-gw-thumbs]").appendChild(line);
    shrink(input, line);
  }

  function take(picker, input) {
    var room = Number(picker.getAttribute("data-gw-max")) - count(picker);
    var files = Array.prototype.slice.call(input.files, 0, room);
    if (!files.length) return;
    var next = input.cloneNode(false);
    next.value = "";
    input.parentNode.replaceChild(next, input);
    if (files.length === 1 || !canFill()) {
      add(picker, input);
    } else {
      files.forEach(function (file) {
        var own = input.cloneNode(false);
        fill(own, file);
        add(picker, own);
      });
    }
    refresh(picker);
  }

  document.addEventListener("change", function (event) {
    var input = event.target;
    var picker = input.type === "file" && input.closest ? input.closest("[data-gw-photos]") : null;
    if (picker && !input.hidden) take(picker, input);
  });
  ["focusin", "focusout"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var one = event.target.closest ? event.target.closest(".gw-pick-one") : null;
      if (one) one.classList.toggle("gw-has-focus", name === "focusin");
    });
  });

  /* A form waits for its photos to be small before it goes. On the window: before the guard and before htmx. */
  window.addEventListener("submit", function (event) {
    if (waiting === 0 || !event.target.querySelector("[data-gw-photos]")) return;
    held = event.target;
    say();
    event.preventDefault();
    event.stopPropagation();
  }, true);

  /* Choosing several at once breaks the picker of some Android browsers inside other apps. */
  function start() {
    if (!/Android/.test(navigator.userAgent)) return;
    Array.prototype.forEach.call(document.querySelectorAll("[data-gw-photos] input[multiple]"), function (input) {
      input.multiple = false;
    });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

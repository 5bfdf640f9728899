/* The picker of photos: thumbnails, removing, one more up to the limit, and smaller files.
   Without this file the two inputs send what was chosen; the server redraws every photo in any case. */
(function () {
  "use strict";
  var LONG_SIDE = 1600, QUALITY = 0.7, SMALL_ENOUGH = 400 * 1024;
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

  function shrink(input) {
    var file = input.files[0];
    if (!window.Compressor || !canFill() || file.size <= SMALL_ENOUGH) return;
    waiting += 1;
    var settled = function () {
      waiting -= 1;
      if (waiting === 0 && held) { var form = held; held = null; send(form); }
    };
    new window.Compressor(file, {
      maxWidth: LONG_SIDE, maxHeight: LONG_SIDE, quality: QUALITY, mimeType: "image/jpeg", convertSize: 0,
      success: function (smaller) {
        if (input.parentNode) fill(input, new File([smaller], "photo.jpg", { type: "image/jpeg" }));
        settled();
      },
      error: settled /* the original goes out; the server judges it */
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
    shrink(input);
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

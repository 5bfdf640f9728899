/* The rows of the desk's list: chosen by a box or by X, copied as a table, their terms counting down. */
(function () {
  "use strict";
  var MOST = 200, TICK = 30000, MINUTE = 60000, HOUR = 60 * MINUTE, DAY = 24 * HOUR, SOON = 2 * HOUR;
  var chosen = [], anchor = null;

  function find(selector) { return document.querySelector(selector); }
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function boxes() { return all("#chosen input[name=n]"); }
  function rowOf(box) { return box.closest("[data-gw-row]"); }

  /* What is chosen stays chosen while the list is drawn again; what has left the list is chosen no more. */
  function remember() {
    chosen = boxes().filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    tell();
  }
  function restore() {
    boxes().forEach(function (box) { box.checked = chosen.indexOf(box.value) >= 0; });
    remember();
  }
  function tell() {
    var place = find("[data-gw-chosen]");
    if (!place) return;
    place.textContent = chosen.length ? place.getAttribute("data-gw-chosen") + " " + chosen.length : "";
    all("[data-gw-many], [data-gw-slips]").forEach(function (button) { button.disabled = !chosen.length; });
    all("[data-gw-copy]").forEach(function (button) { button.hidden = false; });
  }
  function here() { return find('[data-gw-row][aria-selected="true"] input[name=n]') || boxes()[0]; }
  function tick(box, on) {
    if (on && boxes().filter(function (one) { return one.checked; }).length >= MOST) return;
    box.checked = on;
  }
  function upTo(box) {
    var list = boxes(), from = list.indexOf(anchor), to = list.indexOf(box);
    if (from < 0) from = to;
    list.slice(Math.min(from, to), Math.max(from, to) + 1).forEach(function (one) { tick(one, true); });
  }

  window.gwRows = {
    toggle: function () { var box = here(); if (box) { tick(box, !box.checked); anchor = box; remember(); } },
    range: function () { var box = here(); if (box) { upTo(box); anchor = box; remember(); } },
    whole: function () {
      var list = boxes(), on = list.some(function (box) { return !box.checked; });
      list.forEach(function (box) { tick(box, on); });
      remember();
    },
    many: function () { var button = find("[data-gw-many]"); if (button && !button.disabled) button.click(); },
    copy: copy
  };

  document.addEventListener("change", function (event) {
    if (event.target.name === "n" && event.target.closest("#chosen")) { anchor = event.target; remember(); }
  });
  /* A box with Shift takes all between; a press beside the box is for the box, not for the row. */
  document.addEventListener("click", function (event) {
    var cell = event.target.closest ? event.target.closest(".gw-col-pick") : null, box = cell && cell.querySelector("input");
    if (!box) return;
    event.stopPropagation();
    if (event.target !== box) { tick(box, !box.checked); anchor = box; remember(); }
    else if (event.shiftKey && box.checked) { upTo(box); remember(); }
  }, true);

  /* Copied: those chosen, else the page, with their heads; tabs between cells, as a spreadsheet takes them. */
  function words(cell) {
    var link = cell.querySelector("[title]"), said = cell.getAttribute("title") || (link && link.getAttribute("title")) || cell.textContent;
    said = said.replace(/\s+/g, " ").trim();
    return /^[=+\-@]/.test(said) && said !== "–" ? "'" + said : said;
  }
  function line(row) {
    return Array.prototype.slice.call(row.children, 1).map(words).join("\t");
  }
  function table() {
    var rows = all("[data-gw-row]"), mine = rows.filter(function (row) { return row.querySelector("input[name=n]").checked; });
    return [find("#chosen thead tr")].concat(mine.length ? mine : rows).map(line).join("\r\n");
  }
  function copy() {
    var button = find("[data-gw-copy]");
    if (!button || !find("#chosen")) return false;
    write(table());
    var place = document.getElementById("gw-say");
    place.textContent = button.getAttribute("data-gw-copy");
    window.setTimeout(function () { place.textContent = ""; }, 4000);
    return true;
  }
  /* Over plain http a browser lends no clipboard; the old way works everywhere. */
  function write(text) {
    if (navigator.clipboard && navigator.clipboard.writeText) { navigator.clipboard.writeText(text).catch(function () { old(text); }); return; }
    old(text);
  }
  function old(text) {
    var area = document.createElement("textarea"), before = document.activeElement;
    area.value = text;
    document.body.appendChild(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    if (before) before.focus();
  }
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("[data-gw-copy]")) copy();
  });

  /* Terms count down by themselves, in the same words as the server's (common/templatetags/moments.py). */
  function length(ms, say) {
    var d = Math.floor(ms / DAY), h = Math.floor(ms % DAY / HOUR), m = Math.floor(ms % HOUR / MINUTE);
    if (d >= 10 || d && !h) return say.d.replace("%(count)s", d);
    if (d) return say.dh.replace("%(days)s", d).replace("%(hours)s", h);
    if (h && m && h < 10) return say.hm.replace("%(hours)s", h).replace("%(minutes)s", m);
    return h ? say.h.replace("%(count)s", h) : say.m.replace("%(count)s", Math.max(m, 1));
  }
  function countDown() {
    var desk = find("[data-due-words]"), now = Date.now();
    if (!desk || document.visibilityState !== "visible") return;
    var say = JSON.parse(desk.getAttribute("data-due-words"));
    all("#desk time.gw-due").forEach(function (one) {
      var left = new Date(one.getAttribute("datetime")) - now, late = left < 0;
      var said = (late ? say.over : say.left).replace("%(length)s", length(Math.abs(left), say));
      if (one.textContent === said) return;
      one.textContent = said;
      one.className = "gw-due gw-due-" + (late ? "late" : left <= SOON ? "soon" : "fine");
    });
  }
  window.setInterval(countDown, TICK);
  document.addEventListener("visibilitychange", countDown);

  document.addEventListener("htmx:afterSettle", restore);
  document.addEventListener("DOMContentLoaded", restore);
})();

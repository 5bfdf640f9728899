/* Keys of the dispatch desk (frontend.md 3.3). Plain letters; never in a field, with Ctrl or Alt, nor while an input method composes. */
(function () {
  "use strict";
  var OFF = "gw-keys-off", scrolled = 0, chosen = false;

  function find(selector) { return document.querySelector(selector); }
  function rows() { return Array.prototype.slice.call(document.querySelectorAll("[data-gw-row]")); }
  function isOff() {
    try { return window.localStorage.getItem(OFF) === "1"; } catch (refusal) { return false; }
  }

  function mark(row) {
    rows().forEach(function (other) { other.removeAttribute("aria-selected"); });
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    find("#preview").setAttribute("aria-busy", !isShown(row));
  }
  function marked() { return find('[data-gw-row][aria-selected="true"]'); }
  function isShown(row) {
    var shown = find("#preview [data-gw-open]");
    return Boolean(shown) && shown.textContent.trim() === row.getAttribute("data-gw-row");
  }
  /* The preview shows another case than the marked one: nothing is done to it until they agree. */
  function isBehind() {
    var row = marked();
    return find("#preview").getAttribute("aria-busy") === "true" || Boolean(row && find("#preview [data-gw-open]") && !isShown(row));
  }
  function step(by) {
    var all = rows(), here = all.indexOf(marked());
    var row = all[here < 0 ? 0 : Math.min(Math.max(here + by, 0), all.length - 1)];
    if (row) row.querySelector("a").click();
  }
  function choose(number) {
    if (isBehind()) return;
    var target = find('[data-gw-target="' + number + '"]');
    if (target) { target.checked = true; target.focus(); }
  }
  /* The form that leads on: the dispatch of the preview, the first of many at once, or the way back to the list. */
  function dispatch() {
    if (isBehind()) return;
    var form = find("[data-gw-dispatch]") || find("#preview details[open] [data-gw-many-form]"), back = find("#preview [data-gw-back]");
    if (form) form.querySelector("button[type=submit]").click();
    else if (back) back.click();
  }
  /* Open the first of these verbs that is there now, and go to its first field. */
  function verb(names) {
    if (isBehind()) return;
    var there = names.map(function (name) { return find("#do-" + name); }).filter(Boolean)[0];
    if (!there) return;
    var link = there.querySelector("a"), field;
    if (there.tagName !== "DETAILS") { (link || there.querySelector("button")).focus(); if (link) link.click(); return; }
    there.open = true;
    field = there.querySelector("input:not([type=hidden]), select, textarea, button");
    if (field) { field.focus(); field.scrollIntoView({ block: "nearest" }); }
  }
  function press(selector) {
    var there = find(selector);
    if (there) there.click();
    return Boolean(there);
  }
  function tab(by) {
    var tabs = Array.prototype.slice.call(document.querySelectorAll(".gw-filters a"));
    var here = tabs.findIndex(function (one) { return one.getAttribute("aria-current"); }), next = tabs[Math.min(Math.max(here + by, 0), tabs.length - 1)];
    if (next) next.click();
  }
  function targets() {
    if (isBehind()) return;
    var first = find("[data-gw-dispatch] input[name=to]:checked") || find("[data-gw-dispatch] input[name=to]");
    if (first) first.focus();
  }
  function views() {
    var menu = find("[data-gw-views]");
    if (!menu) return;
    menu.open = !menu.open;
    (menu.open ? menu.querySelector("a") : menu.querySelector("summary")).focus();
  }
  /* G, then a letter: to another page. */
  var going = false;
  function go() { going = true; window.setTimeout(function () { going = false; }, 2000); }
  function sheet() {
    var keys = find("#desk-keys");
    if (keys.open) { close(keys); return; }
    if (keys.showModal) keys.showModal(); else keys.setAttribute("open", "");
  }
  function close(keys) {
    if (keys.close) keys.close(); else keys.removeAttribute("open");
  }
  function copy() {
    if (isBehind()) return;
    var link = find("[data-gw-open]");
    if (link && navigator.clipboard) navigator.clipboard.writeText(link.textContent.trim());
  }
  function open() {
    if (isBehind()) return;
    var link = find("[data-gw-open]");
    if (link) link.click();
  }

  var KEYS = {
    j: function () { step(1); }, ArrowDown: function () { step(1); },
    k: function () { step(-1); }, ArrowUp: function () { step(-1); },
    Enter: dispatch, o: open, ".": copy, u: targets, v: views, g: go,
    r: function () { verb(["send_back", "recall", "decline"]); },
    e: function () { verb(["classify"]); }, c: function () { verb(["comment"]); },
    l: function () { verb(["contact"]); }, d: function () { verb(["void"]); },
    h: function () { verb(["request", "resume"]); }, w: function () { verb(["whistle", "whistle_approve"]); },
    y: function () { verb(["accept"]); }, f: function () { verb(["feedback"]); }, s: function () { verb(["close"]); },
    t: function () { press("[data-gw-reckoned]"); }, p: function () { press("[data-gw-slip]"); },
    x: function () { window.gwRows.toggle(); }, a: function () { window.gwRows.whole(); }, b: function () { window.gwRows.many(); },
    n: function () { press("#fresh a"); },
    "[": function () { tab(-1); }, "]": function () { tab(1); },
    ",": function () { press(".gw-pager [rel=prev]"); }, ";": function () { press(".gw-pager [rel=next]"); },
    "/": function () { find("[data-gw-search]").focus(); }
  };

  function composing(event) { return event.isComposing || event.keyCode === 229; }
  function typing(element) {
    return element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName) ||
      (element.tagName === "INPUT" && !/^(radio|checkbox|button|submit)$/.test(element.type));
  }
  /* Ctrl+Enter sends the form one types in; Ctrl+C copies the rows unless words are marked or one types. */
  function withCtrl(event) {
    if (isOff() || find("dialog[open]")) return false;
    if (event.key === "Enter") {
      var form = event.target.closest("#preview form") || find("[data-gw-dispatch]"), button = form && form.querySelector("button[type=submit]");
      if (button && !isBehind()) button.click();
      return Boolean(button);
    }
    var marked = String(window.getSelection ? window.getSelection() : "");
    return event.key.toLowerCase() === "c" && !marked && !typing(event.target) && window.gwRows.copy();
  }
  /* What the browser itself does with this key on this element comes first. */
  function native(event) {
    var element = event.target;
    if (event.key === "Enter") return /^(A|BUTTON|SUMMARY)$/.test(element.tagName) && !element.closest('[data-gw-row][aria-selected="true"]');
    return event.key.indexOf("Arrow") === 0 && element.tagName === "INPUT";
  }

  document.addEventListener("keydown", function (event) {
    if (composing(event)) return;
    if (event.ctrlKey && !event.altKey && withCtrl(event)) { event.preventDefault(); return; }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target)) return;
    if (event.key === "?" && !find("dialog[open]:not(#desk-keys)")) { event.preventDefault(); sheet(); return; }
    if (isOff() || native(event) || find("dialog[open]")) return;
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (going && press('[data-gw-go="' + key + '"]')) { going = false; event.preventDefault(); return; }
    if (event.shiftKey && key === "x") { event.preventDefault(); window.gwRows.range(); return; }
    var act = /^[1-9]$/.test(key) ? function () { choose(key); } : KEYS[key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  /* What is shown already, or is on its way as the page's first preview, is not fetched again over what is being typed. */
  function isThere(row) {
    var preview = find("#preview"), coming = preview.getAttribute("hx-get") || "";
    if (preview.getAttribute("aria-busy") === "true") return false;
    return isShown(row) || coming.indexOf("case=" + row.getAttribute("data-gw-row")) >= 0;
  }
  /* What could not be fetched leaves the list at the case that is shown. */
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach(function (fault) {
    document.addEventListener(fault, function (event) {
      var back = rows().filter(isShown)[0];
      if (back && event.target.closest("[data-gw-row]")) mark(back);
    });
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("[data-gw-row] a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!isThere(link.closest("[data-gw-row]"))) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  document.addEventListener("click", function (event) {
    var row = event.target.closest ? event.target.closest("[data-gw-row]") : null;
    if (!row) return;
    chosen = true;
    if (!event.target.closest("a")) row.querySelector("a").click(); else mark(row);
  });

  /* The list keeps its place when the desk is drawn again. */
  document.addEventListener("htmx:beforeSwap", function () {
    var list = find("#desk-list");
    scrolled = list ? list.scrollTop : 0;
  });
  document.addEventListener("htmx:afterSettle", function () {
    var list = find("#desk-list"), here = marked();
    if (list) list.scrollTop = scrolled;
    if (here) here.scrollIntoView({ block: "nearest" });
    /* Where the preview stands under the list, what was chosen comes into view. */
    if (chosen && window.innerWidth < 1200) find("#preview").scrollIntoView();
    chosen = false;
  });

  document.addEventListener("change", function (event) {
    if (!event.target.hasAttribute("data-gw-keys-switch")) return;
    try { window.localStorage.setItem(OFF, event.target.checked ? "0" : "1"); } catch (refusal) { return; }
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("[data-gw-keys-open]")) sheet();
  });
  /* The button to the list of keys is there only where this script is. */
  function show() {
    var button = find("[data-gw-keys-open]");
    if (button) button.hidden = false;
  }
  document.addEventListener("htmx:afterSettle", show);
  document.addEventListener("DOMContentLoaded", function () {
    var box = find("[data-gw-keys-switch]");
    if (box) box.checked = !isOff();
    show();
  });
})();

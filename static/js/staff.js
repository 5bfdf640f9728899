/* Where the eye and the finger go on: after an answer by htmx, in the bar at the thumb, in the help. All of it works without this file. */
(function () {
  "use strict";
  var sent = null;

  function find(selector, root) { return (root || document).querySelector(selector); }
  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }

  /* Focus follows a form that was sent: to what has to be mended (forms.js), to the opened form, else to the page's heading or
     the desk's chosen row; the notice is read out by its own region and comes into view. */
  function focusOn(element) {
    if (!element) return;
    if (!element.matches("a, button, input, select, textarea, summary, [tabindex]")) element.setAttribute("tabindex", "-1");
    element.focus();
  }
  function firstField(form) {
    return find("input:not([type=hidden]), select, textarea", form);
  }
  document.addEventListener("htmx:beforeRequest", function (event) {
    var cause = event.detail.elt;
    sent = cause && cause.tagName === "FORM" ? "form" : cause && cause.closest && cause.closest(".gw-do, .gw-action") ? "open" : null;
  });
  document.addEventListener("htmx:afterSettle", function (event) {
    if (!sent || event.detail.target && event.detail.target.id === "notices") return;
    var opened = find("#actions .gw-action[open] form"), was = sent;
    sent = null;
    if (find("[data-gw-focus]")) return;
    if (was === "open" && opened) { doing(true); focusOn(firstField(opened)); return; }
    doing(false);
    focusOn(find('[data-gw-row][aria-selected="true"] a') || find("#case h1") || find("#main"));
    if (find("#notices p")) find("#notices").scrollIntoView({ block: "nearest" });
  });

  /* The bar at the thumb: its links open the form where it stands; while one is open, its own button is at the thumb. */
  function doing(on) {
    var actions = find("#actions");
    if (actions) actions.classList.toggle("gw-doing", on);
  }
  function openForm(id) {
    var wanted = document.getElementById(id);
    if (!wanted) return false;
    all("#actions .gw-action[open]").forEach(function (one) { if (one !== wanted) one.open = false; });
    wanted.open = true;
    doing(true);
    wanted.scrollIntoView({ block: "start" });
    focusOn(firstField(wanted));
    return true;
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("[data-gw-do]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (openForm(link.getAttribute("data-gw-do"))) event.preventDefault();
    var more = link.closest("details");
    if (more) more.open = false;
  });
  document.addEventListener("toggle", function (event) {
    if (event.target.classList.contains("gw-action")) doing(Boolean(find("#actions .gw-action[open]")));
  }, true);

  /* A list that fetches itself says what is new in it, once. */
  var known = null;
  function lines() { return all("[data-gw-news] [data-gw-new]"); }
  function tellNews() {
    var list = find("[data-gw-news]"), place = find("#news");
    if (!list || !place) return;
    var fresh = known ? lines().filter(function (line) { return known.indexOf(line.id) < 0; }) : [];
    known = lines().map(function (line) { return line.id; });
    if (!fresh.length) return;
    place.textContent = list.getAttribute("data-gw-news") + " " + fresh.map(function (line) { return line.getAttribute("data-gw-new"); }).join(", ");
  }
  document.addEventListener("htmx:afterSettle", tellNews);

  /* Folded menus close by Esc and by a click elsewhere; the focus goes back to what opened them. */
  function close(menu) { menu.open = false; }
  document.addEventListener("click", function (event) {
    all("details.gw-do-more[open]").forEach(function (menu) { if (!menu.contains(event.target)) close(menu); });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
    all("details.gw-do-more[open]").forEach(function (menu) { close(menu); find("summary", menu).focus(); });
  });

  /* The help of this page in a sheet over it; where the browser knows no sheets, the link leads to the page. */
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("[data-gw-help]") : null, sheet = find("#help-sheet");
    if (!link || !sheet || !sheet.showModal || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    window.htmx.ajax("GET", link.getAttribute("href"), { target: "#help", swap: "outerHTML" }).then(function () {
      if (!sheet.open) sheet.showModal();
    });
  });

  /* Ready words go into the field they were asked for, behind what is there; whoever took them can change them. */
  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("[data-gw-take]") : null;
    var box = button && button.closest("[data-gw-ready-for]");
    var field = box && document.getElementById(box.getAttribute("data-gw-ready-for"));
    if (!field) return;
    var words = find("[data-gw-ready]", button.closest("li")).textContent;
    field.value = (field.value ? field.value.replace(/\s+$/, "") + "\n" : "") + words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    focusOn(field);
  });

  /* A page that begins with a notice begins there. */
  function start() {
    if (find("#notices p") && !find("[data-gw-focus]")) focusOn(find("#notices"));
    if (find("#actions .gw-action[open]")) doing(true);
    tellNews();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

/* The rules of a kind are said while it is chosen: what must be dispatched cannot be settled alone, what needs a photo says so.
   Without this file the same words stand on the kinds themselves. */
(function () {
  "use strict";

  function rulesOf(form) {
    var typed = form.elements.category_words.value.trim(), pressed = form.querySelector("[name=category]:checked");
    var line = Array.prototype.filter.call(document.querySelectorAll("#categories option"), function (option) {
      return typed && (option.value + " ").indexOf(typed + " ") === 0;
    })[0];
    var said = typed ? line : pressed;
    return ((said && said.getAttribute("data-gw-rules")) || "").split(" ").filter(Boolean);
  }

  function start() {
    var place = document.querySelector(".gw-rules");
    if (!place) return;
    var form = place.closest("form"), alone = form.elements.handled;
    function tell() {
      var rules = rulesOf(form), barred = rules.indexOf("dispatched") >= 0;
      var words = rules.map(function (rule) { return place.getAttribute("data-gw-rule-" + rule); }).join(" ");
      if (place.textContent !== words) place.textContent = words;
      alone.disabled = barred;
      if (barred) alone.checked = false;
    }
    ["input", "change", "gw:restored"].forEach(function (name) { form.addEventListener(name, tell); });
    tell();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

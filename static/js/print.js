/* The button of a paper; without this file the browser's own menu prints. */
(function () {
  "use strict";
  document.documentElement.classList.add("gw-scripted");
  document.querySelector("[data-gw-print]").addEventListener("click", function () { window.print(); });
})();

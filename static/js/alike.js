/* What may be the same matter, as soon as its kind is chosen: asked for and put beside the kinds. The form works without. */
(function () {
  "use strict";

  var box = document.querySelector("[data-gw-alike]"), asked = "";
  if (!box) return;

  function ask(kind) {
    if (kind === asked) return;
    asked = kind;
    box.textContent = "";
    if (!kind) return;
    var request = new XMLHttpRequest();
    request.open("GET", box.getAttribute("data-gw-alike") + "?kind=" + encodeURIComponent(kind));
    request.onload = function () {
      if (request.status === 200 && kind === asked) box.innerHTML = request.responseText;
    };
    request.send();
  }
  document.addEventListener("change", function (event) {
    if (event.target.name === "category") ask(event.target.value);
  });
  var chosen = document.querySelector("input[name=category]:checked");
  if (chosen) ask(chosen.value);
})();

/* "Use where I am": the phone's own position into the hidden fields, only when it is pressed. */
(function () {
  "use strict";

  function start() {
    var place = document.querySelector("[data-gw-here]");
    if (!place || !navigator.geolocation) return;
    var form = place.closest("form"), said = place.querySelector("[role=status]");
    place.hidden = false;
    place.querySelector("button").addEventListener("click", function () {
      navigator.geolocation.getCurrentPosition(function (found) {
        form.elements.lng.value = found.coords.longitude;
        form.elements.lat.value = found.coords.latitude;
        said.textContent = place.getAttribute("data-gw-here-done") + " " + Math.round(found.coords.accuracy) + " m";
      }, function () {
        said.textContent = place.getAttribute("data-gw-here-failed");
      }, { enableHighAccuracy: true, timeout: 10000, maximumAge: 30000 });
    });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

/* "Where I am": the phone's own position into the form, only when it is pressed, and the question sent with it. */
(function () {
  "use strict";

  function start() {
    var place = document.querySelector("[data-gw-find]");
    if (!place || !navigator.geolocation) return;
    var form = place.closest("form"), said = place.querySelector("[role=status]");
    place.hidden = false;
    place.querySelector("button").addEventListener("click", function () {
      navigator.geolocation.getCurrentPosition(function (found) {
        form.elements.lng.value = found.coords.longitude;
        form.elements.lat.value = found.coords.latitude;
        form.elements.address.value = "";
        form.submit();
      }, function () {
        said.textContent = place.getAttribute("data-gw-find-failed");
      }, { enableHighAccuracy: true, timeout: 10000, maximumAge: 30000 });
    });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

/* The map itself: engine, base layers, zoom buttons, keys, and what every kind of map asks of it. Lng and lat outside,
   the engine's own coordinates inside. */
(function () {
  "use strict";
  var gwmap = window.gwmap, ol = window.gwmapEngine;

  /* The colours are those of the pages (app.css); the text grows with the browser's setting. */
  gwmap.colour = function (name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--gw-" + name).trim();
  };
  gwmap.font = function (rem, weight) {
    var base = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return (weight || 600) + " " + Math.round(base * rem) + "px system-ui, sans-serif";
  };
  gwmap.words = function (text, facts) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return name in facts ? facts[name] : whole; });
  };

  /* Whatever they call their rows and columns, base maps are squares of 256 in a plane or in degrees. */
  function baseLayer(base) {
    var url = base.url.replace("{TileMatrix}", "{z}").replace("{TileRow}", "{y}").replace("{TileCol}", "{x}");
    var degrees = base.srs === "EPSG:4490" || base.srs === "EPSG:4326";
    return new ol.TileLayer({
      source: new ol.XYZ({ url: url, attributions: base.attribution, maxZoom: 18, projection: degrees ? "EPSG:4326" : "EPSG:3857" })
    });
  }
  function controls(facts) {
    var words = facts.words, found = [
      new ol.Zoom({ zoomInTipLabel: words.nearer, zoomOutTipLabel: words.farther }),
      new ol.ScaleLine({ minWidth: 80 })
    ];
    if (facts.bases.length) found.push(new ol.Attribution({ collapsible: false }));
    return found;
  }
  function show(view, facts) {
    if (facts.at) { view.setCenter(ol.fromLonLat(facts.at)); view.setZoom(facts.zoom || 18); return; }
    if (facts.box) view.fit(boxOf(facts.box), { padding: [32, 32, 32, 32], maxZoom: 18 });
    else { view.setCenter(ol.fromLonLat([105, 35])); view.setZoom(4); }
  }
  function boxOf(box) {
    return ol.boundingExtent([ol.fromLonLat([box[0], box[1]]), ol.fromLonLat([box[2], box[3]])]);
  }

  gwmap.ground = function (place, facts, layers) {
    var view = new ol.View({ constrainResolution: Boolean(facts.tiles || facts.bases.length), minZoom: 3, maxZoom: 21, enableRotation: false });
    var map = new ol.Map({
      target: place, view: view, controls: controls(facts), layers: facts.bases.map(baseLayer).concat(layers),
      interactions: ol.interactions({ onFocusOnly: false, doubleClickZoom: false, mouseWheelZoom: true })
    });
    show(view, facts);
    map.on("movestart", function () { place.setAttribute("data-gwmap-state", "moving"); });
    map.on("rendercomplete", function () { place.setAttribute("data-gwmap-state", "drawn"); });
    return {
      map: map, view: view, place: place, facts: facts,
      box: function () { return view.calculateExtent(map.getSize()); },
      centre: function () { return ol.toLonLat(view.getCenter()); },
      goTo: function (lnglat, zoom) {
        view.setCenter(ol.fromLonLat(lnglat));
        if (zoom) view.setZoom(zoom);
      },
      fit: function (extent) { view.fit(extent, { padding: [48, 48, 48, 48], maxZoom: 19 }); },
      pixelOf: function (lnglat) { return map.getPixelFromCoordinate(ol.fromLonLat(lnglat)); }
    };
  };

  /* The phone's own position, only when it is pressed. */
  gwmap.me = function (button, found, failed) {
    if (!navigator.geolocation) { button.hidden = true; return; }
    button.addEventListener("click", function () {
      navigator.geolocation.getCurrentPosition(function (here) {
        found([here.coords.longitude, here.coords.latitude], here.coords.accuracy);
      }, failed, { enableHighAccuracy: true, timeout: 10000, maximumAge: 30000 });
    });
  };

  /* A sentence for whoever looks and for whoever listens. */
  gwmap.say = function (words) {
    var told = document.querySelector("[data-gwmap-said]");
    if (told) told.textContent = words;
  };
})();

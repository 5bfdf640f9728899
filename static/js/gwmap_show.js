/* A few things on the ground, named by the page itself: areas and dots, each with its look. A dot leads to its line in the
   list, which says the same. */
(function () {
  "use strict";
  var gwmap = window.gwmap, ol = window.gwmapEngine;

  function styles() {
    var blue = gwmap.colour("blue"), late = gwmap.colour("late"), good = gwmap.colour("good");
    function area(stroke, width, fill) {
      return new ol.Style({ stroke: new ol.Stroke({ color: stroke, width: width }), fill: new ol.Fill({ color: fill }) });
    }
    function name(words) {
      return new ol.Style({ text: new ol.Text({ text: words, font: gwmap.font(0.8125), overflow: true,
        fill: new ol.Fill({ color: "#1b1f24" }), stroke: new ol.Stroke({ color: "#ffffff", width: 4 }) }) });
    }
    function dot(colour, radius, mark, above) {
      return new ol.Style({
        zIndex: above,
        image: new ol.Circle({ radius: radius, fill: new ol.Fill({ color: colour }), stroke: new ol.Stroke({ color: "#ffffff", width: 2 }) }),
        text: mark ? new ol.Text({ text: mark, font: gwmap.font(0.75), fill: new ol.Fill({ color: "#ffffff" }) }) : undefined
      });
    }
    var areas = { own: area(blue, 4, "rgba(11,87,168,.12)"), near: area("#5c6670", 1.5, "rgba(255,255,255,.7)"), reached: area(good, 2, "rgba(17,102,47,.16)") };
    var dots = { case: [late, 9, 9], other: [blue, 11, 8], gap: [late, 7, 7], place: [good, 9, 8] };
    return function (feature) {
      var look = feature.get("look"), drawn = dots[look];
      if (drawn) return dot(drawn[0], drawn[1], feature.get("mark"), drawn[2]);
      return feature.get("name") ? [areas[look], name(feature.get("name"))] : areas[look];
    };
  }

  gwmap.shapesLayer = function (facts) {
    var source = new ol.VectorSource({ features: new ol.GeoJSON().readFeatures(facts.shapes, { featureProjection: "EPSG:3857" }) });
    return new ol.VectorLayer({ source: source, style: styles(), zIndex: 50 });
  };

  gwmap.kinds.show = function (place, facts) {
    var layer = gwmap.shapesLayer(facts), source = layer.getSource(), ground = gwmap.ground(place, facts, [layer]);
    if (!facts.box && !facts.at && source.getFeatures().length) ground.fit(source.getExtent());
    ground.map.on("singleclick", function (event) {
      var mark = ground.map.forEachFeatureAtPixel(event.pixel, function (hit) { return hit.get("mark"); }, { hitTolerance: 6 });
      var line = mark && document.querySelector('[data-gwmap-of="' + mark + '"]');
      if (line) line.focus();
    });
    return ground;
  };
})();

/* What one does on a map besides looking: how far is it, where am I, on paper. */
(function () {
  "use strict";
  var gwmap = window.gwmap, ol = window.gwmapEngine;
  /* Width and height of the map on the sheet, in millimetres, the margins taken off. */
  var PAPERS = { a4: ["A4 landscape", "277mm", "165mm"], a3: ["A3 landscape", "400mm", "250mm"] };

  function find(selector) { return document.querySelector(selector); }

  gwmap.overlay = function (ground, style) {
    var source = new ol.VectorSource();
    ground.map.addLayer(new ol.VectorLayer({ source: source, style: style, zIndex: 200 }));
    return source;
  };
  gwmap.pin = function (ground, lnglat) {
    var source = ground.pins || (ground.pins = gwmap.overlay(ground, new ol.Style({
      image: new ol.Circle({ radius: 9, fill: new ol.Fill({ color: gwmap.colour("late") }), stroke: new ol.Stroke({ color: "#ffffff", width: 3 }) })
    })));
    source.clear();
    source.addFeature(new ol.Feature(new ol.Point(ol.fromLonLat(lnglat))));
  };

  /* Points by click, or by Enter where the cross stands; the length is said at each. */
  gwmap.measure = function (ground, button) {
    var points = [], source = gwmap.overlay(ground, new ol.Style({
      stroke: new ol.Stroke({ color: gwmap.colour("late"), width: 3, lineDash: [8, 6] }),
      image: new ol.Circle({ radius: 5, fill: new ol.Fill({ color: gwmap.colour("late") }) })
    }));
    function far(line) {
      var metres = ol.getLength(line), words = ground.facts.words;
      return metres < 1000 ? gwmap.words(words.metres, { n: Math.round(metres) }) : gwmap.words(words.kilometres, { n: (metres / 1000).toFixed(2) });
    }
    function draw() {
      source.clear();
      points.forEach(function (point) { source.addFeature(new ol.Feature(new ol.Point(point))); });
      if (points.length < 2) { gwmap.say(ground.facts.words.measure); return; }
      var line = new ol.LineString(points);
      source.addFeature(new ol.Feature(line));
      gwmap.say(gwmap.words(ground.facts.words.measured, { far: far(line) }));
    }
    function turn(on) {
      ground.measuring = on ? function (coordinate) { points.push(coordinate); draw(); } : null;
      button.setAttribute("aria-pressed", on);
      points = [];
      source.clear();
      gwmap.say(on ? ground.facts.words.measure : "");
    }
    button.addEventListener("click", function () { turn(!ground.measuring); ground.place.focus({ preventScroll: true }); });
    ground.place.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && ground.measuring) turn(false);
    });
  };

  gwmap.here = function (ground, button) {
    gwmap.me(button, function (here, give) {
      gwmap.pin(ground, here);
      ground.goTo(here, 17);
      gwmap.say(gwmap.words(ground.facts.words.here, { n: Math.round(give) }));
    }, function () { gwmap.say(ground.facts.words.nowhere); });
  };

  /* The map takes the size of the sheet, is drawn in it, and only then goes to the printer. */
  gwmap.paper = function (ground, button, choice) {
    var sheet = Array.prototype.filter.call(document.styleSheets, function (one) {
      return one.ownerNode.hasAttribute("data-gwmap-paper");
    })[0];
    function size(width, height) {
      ground.place.style.width = width;
      ground.place.style.height = height;
      ground.map.updateSize();
    }
    function back() {
      document.documentElement.classList.remove("gw-on-paper");
      size("", "");
    }
    button.addEventListener("click", function () {
      var paper = PAPERS[choice.value];
      if (sheet.cssRules.length > 1) sheet.deleteRule(1);
      sheet.insertRule("@page { margin: 10mm; size: " + paper[0] + "; }", 1);
      document.documentElement.classList.add("gw-on-paper");
      size(paper[1], paper[2]);
      ground.map.once("rendercomplete", function () { window.print(); });
      ground.map.render();
    });
    window.addEventListener("afterprint", back);
  };

  gwmap.cross = function (ground) {
    var cross = find("[data-gwmap-cross]");
    ground.place.addEventListener("focus", function () { cross.hidden = !ground.place.matches(":focus-visible"); });
    ground.place.addEventListener("blur", function () { cross.hidden = true; });
    ground.place.addEventListener("keydown", function () { cross.hidden = document.activeElement !== ground.place; });
  };
})();

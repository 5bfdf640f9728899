/* What lies on the ground, from the vector tiles of the server: grids, their names or counts, doors, cases, places,
   stations. Which of them are shown is remembered in this browser. */
(function () {
  "use strict";
  var gwmap = window.gwmap, ol = window.gwmapEngine, KEPT = "gw-map-layers", NAMES_FROM = 16, TILE = 512;

  function stored(action) {
    try { return action(window.localStorage); } catch (refusal) { return null; }
  }

  gwmap.tiles = function (address, name, style, above) {
    return new ol.VectorTileLayer({
      renderBuffer: 160, zIndex: above, style: style, declutter: true,
      source: new ol.VectorTileSource({
        format: new ol.MVT({ layers: [name] }), url: address.replace("LAYER", name), maxZoom: 20, tileSize: TILE
      })
    });
  };

  function text(words, options) {
    return new ol.Text(Object.assign({
      text: words, font: gwmap.font(0.8125), overflow: true,
      fill: new ol.Fill({ color: "#1b1f24" }), stroke: new ol.Stroke({ color: "#ffffff", width: 4 })
    }, options));
  }
  /* Words that would lie on each other give way; dots never do. */
  function dot(mark, colour, radius) {
    return new ol.Style({
      image: new ol.Circle({ declutterMode: "none", radius: radius, fill: new ol.Fill({ color: colour }), stroke: new ol.Stroke({ color: "#ffffff", width: 2 }) }),
      text: new ol.Text({ declutterMode: "none", text: mark, font: gwmap.font(0.75), fill: new ol.Fill({ color: "#ffffff" }) })
    });
  }

  /* How each layer is drawn: ground is {chosen, facts}, zoom the view's. Colour is never the only sign: marks and words. */
  function looks(ground) {
    var words = ground.facts.words, blue = gwmap.colour("blue"), late = gwmap.colour("late"), good = gwmap.colour("good"), warn = gwmap.colour("warn");
    var base = ground.facts.bases.length > 0;
    var plain = new ol.Style({
      stroke: new ol.Stroke({ color: "#5c6670", width: 1.5 }), fill: new ol.Fill({ color: base ? "rgba(255,255,255,.15)" : "rgba(255,255,255,.7)" })
    });
    var chosen = new ol.Style({
      stroke: new ol.Stroke({ color: blue, width: 4 }), fill: new ol.Fill({ color: "rgba(11,87,168,.15)" }), zIndex: 1
    });
    function count(feature) {
      var homes = feature.get("households"), told = homes === undefined ? words.doors : words.homes;
      return gwmap.words(told, { n: homes === undefined ? feature.get("count") : homes });
    }
    return {
      grids: function (feature) { return feature.get("code") === ground.chosen ? chosen : plain; },
      names: function (feature) {
        return ground.zoom() < NAMES_FROM ? null : new ol.Style({ text: text(feature.get("name"), { font: gwmap.font(0.9375), offsetY: -24 }) });
      },
      buildings: function (feature) {
        if (feature.get("count") !== undefined) return new ol.Style({ text: text(count(feature), { offsetY: -10 }) });
        var named = ground.zoom() > NAMES_FROM ? [new ol.Style({ text: text(feature.get("name"), { offsetY: 20 }) })] : [];
        return [dot(ground.marks.buildings, "#3a424c", 11)].concat(named);
      },
      cases: function (feature) {
        var overdue = feature.get("overdue"), many = feature.get("count");
        if (many !== undefined) {
          return new ol.Style({
            text: text(gwmap.words(overdue ? words.overdue : words.cases, { n: many, late: overdue }), {
              offsetY: 12, fill: new ol.Fill({ color: overdue ? late : blue })
            })
          });
        }
        var alert = feature.get("alert");
        return dot(alert === "red" ? "!" : ground.marks.cases, alert === "red" ? late : alert === "yellow" ? warn : blue, 12);
      },
      places: function (feature) { return counted(feature, "places") || dot(ground.marks.places, good, 11); },
      stations: function (feature) { return counted(feature, "stations") || dot(ground.marks.stations, "#083f7a", 13); }
    };
    function counted(feature, layer) {
      if (feature.get("count") === undefined) return null;
      return new ol.Style({ text: text(ground.marks[layer] + " " + feature.get("count"), { offsetY: layer === "places" ? 34 : 56 }) });
    }
  }

  /* ground: what gwmap.ground will answer, filled before the first tile is drawn. */
  gwmap.layersOf = function (ground, facts) {
    var drawn = looks(ground), layers = {};
    ["grids", "names"].concat(facts.layers.map(function (one) { return one.name; })).forEach(function (name, number) {
      if (!layers[name]) layers[name] = gwmap.tiles(facts.tiles, name, drawn[name], number);
    });
    layers.names.setZIndex(99);
    return layers;
  };

  /* The tree of layers: ticks of the page, as this person left them. */
  gwmap.ticks = function (layers, changed) {
    var boxes = Array.prototype.slice.call(document.querySelectorAll("[data-gwmap-layer]"));
    var kept = stored(function (storage) { return storage.getItem(KEPT); });
    function put(box) {
      layers[box.value].setVisible(box.checked);
      if (box.value === "grids") layers.names.setVisible(box.checked);
    }
    boxes.forEach(function (box) {
      if (kept !== null) box.checked = kept.split(" ").indexOf(box.value) >= 0;
      put(box);
      box.addEventListener("change", function () {
        var on = boxes.filter(function (one) { return one.checked; }).map(function (one) { return one.value; });
        stored(function (storage) { storage.setItem(KEPT, on.join(" ")); });
        put(box);
        changed();
      });
    });
  };
})();

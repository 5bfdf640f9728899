/* The editor of borders: neighbours share their corners, so a corner that is dragged moves the border of both. What is
   drawn stays a draft until the server has looked at it and somebody publishes it. */
(function () {
  "use strict";
  var gwmap = window.gwmap, ol = window.gwmapEngine, shapes = gwmap.shapes;

  function find(selector) { return document.querySelector(selector); }
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  gwmap.fetched = function (address, body) {
    var token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
    var asked = { headers: { Accept: "application/json" }, credentials: "same-origin" };
    if (body) Object.assign(asked, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", "X-CSRFToken": token } });
    return window.fetch(address, asked).then(function (answer) {
      return answer.json().then(function (said) {
        if (!answer.ok) throw new Error(said.detail || "");
        return said;
      });
    });
  };

  /* The engine counts in metres of its own; a corner nobody moved keeps the very numbers the server gave. */
  function project(edit, shape) {
    return shape.map(function (polygon) {
      return polygon.map(function (ring) {
        return ring.map(function (point) {
          var put = ol.fromLonLat(point);
          edit.known[shapes.keyOf(put)] = point;
          return put;
        });
      });
    });
  }
  function unproject(edit, coordinates) {
    return coordinates.map(function (polygon) {
      return polygon.map(function (ring) {
        return ring.map(function (put) { return edit.known[shapes.keyOf(put)] || shapes.rounded(ol.toLonLat(put)); });
      });
    });
  }

  function styles(edit) {
    var blue = gwmap.colour("blue"), late = gwmap.colour("late"), good = gwmap.colour("good");
    function area(stroke, width, fill) { return new ol.Style({ stroke: new ol.Stroke({ color: stroke, width: width }), fill: new ol.Fill({ color: fill }) }); }
    function name(feature) {
      return new ol.Style({ text: new ol.Text({ text: feature.get("name"), font: gwmap.font(0.8125), overflow: true,
        fill: new ol.Fill({ color: "#1b1f24" }), stroke: new ol.Stroke({ color: "#ffffff", width: 4 }) }) });
    }
    function corners(feature) {
      return new ol.Style({
        image: new ol.Circle({ radius: 4, fill: new ol.Fill({ color: "#ffffff" }), stroke: new ol.Stroke({ color: blue, width: 2 }) }),
        geometry: new ol.Polygon([feature.getGeometry().getCoordinates().reduce(function (found, polygon) { return found.concat(polygon[0]); }, [])])
      });
    }
    var looks = { plain: area("#5c6670", 2, "rgba(255,255,255,.75)"), far: area("#8b95a1", 1, "rgba(233,236,240,.75)"),
      chosen: area(blue, 4, "rgba(11,87,168,.12)"), joined: area(good, 4, "rgba(17,102,47,.15)"), moved: area(blue, 2, "rgba(255,241,214,.8)") };
    return {
      grid: function (feature) {
        var code = feature.getId(), now = edit.draft.now(), look = looks.plain;
        if (!feature.get("own")) return [looks.far, name(feature)];
        if (edit.draft.moved().indexOf(code) >= 0) look = looks.moved;
        if (code === edit.chosen) look = looks.chosen;
        if (now.kind === "merge" && (now.of === code || now.with.indexOf(code) >= 0)) look = looks.joined;
        return code === edit.chosen ? [look, corners(feature), name(feature)] : [look, name(feature)];
      },
      part: area(late, 3, "rgba(179,38,30,.12)"),
      corner: new ol.Style({ image: new ol.Circle({ radius: 9, stroke: new ol.Stroke({ color: late, width: 4 }), fill: new ol.Fill({ color: "#ffffff" }) }) })
    };
  }

  /* What lies in the features is what the draft says: called after every step. */
  function redraw(edit) {
    var now = edit.draft.now();
    edit.source.forEachFeature(function (feature) {
      var shape = now.shapes[feature.getId()], said = JSON.stringify(shape);
      if (edit.drawn[feature.getId()] === said) return;
      edit.drawn[feature.getId()] = said;
      feature.getGeometry().setCoordinates(project(edit, shape));
    });
    edit.parts.clear();
    if (now.part) edit.parts.addFeature(new ol.Feature(new ol.MultiPolygon(project(edit, now.part))));
    edit.cornerPins.clear();
    if (edit.corner) edit.cornerPins.addFeature(new ol.Feature(new ol.Point(ol.fromLonLat(edit.corner))));
    edit.source.changed();
    gwmap.editSide(edit);
  }
  function readBack(edit) {
    var now = Object.assign({}, edit.draft.now().shapes);
    edit.source.forEachFeature(function (feature) {
      var was = JSON.stringify(now[feature.getId()]), is = unproject(edit, feature.getGeometry().getCoordinates());
      if (JSON.stringify(is) !== was) now[feature.getId()] = is;
      edit.drawn[feature.getId()] = JSON.stringify(now[feature.getId()]);
    });
    edit.corner = null;
    edit.draft.step({ kind: "border", shapes: now });
  }

  /* Snapping to what lies there is on for all tools; one tool at a time. */
  function pick(edit, tool) {
    [edit.modify, edit.split, edit.polygon].forEach(function (one) { one.setActive(false); });
    edit.tool = tool;
    if (tool === "border") edit.modify.setActive(true);
    if (tool === "split") edit.split.setActive(true);
    if (tool === "draw") edit.polygon.setActive(true);
    find("[data-gwmap-finish]").hidden = tool !== "split" && tool !== "draw";
    gwmap.say(edit.facts.words["tool_" + tool]);
  }
  function tools(edit) {
    edit.modify = new ol.Modify({ source: edit.own, pixelTolerance: 12 });
    edit.split = new ol.Draw({ type: "LineString", style: edit.styles.part });
    edit.polygon = new ol.Draw({ type: "Polygon", style: edit.styles.part, trace: true, traceSource: edit.source });
    edit.modify.on("modifyend", function () { readBack(edit); });
    edit.split.on("drawend", function (event) {
      gwmap.editSplit(edit, event.feature.getGeometry().getCoordinates().map(function (put) { return edit.known[shapes.keyOf(put)] || ol.toLonLat(put); }));
    });
    edit.polygon.on("drawend", function (event) {
      edit.draft.step({ kind: "draw", part: unproject(edit, [event.feature.getGeometry().getCoordinates()]) });
    });
    [edit.modify, edit.split, edit.polygon, new ol.Snap({ source: edit.source, pixelTolerance: 12 })].forEach(function (one) { edit.map.addInteraction(one); });
    all("[data-gwmap-tool]").forEach(function (radio) {
      radio.addEventListener("change", function () { pick(edit, radio.value); });
      if (radio.checked) pick(edit, radio.value);
    });
    find("[data-gwmap-finish]").addEventListener("click", function () { finish(edit); });
  }
  function drawing(edit) { return edit.tool === "split" ? edit.split : edit.tool === "draw" ? edit.polygon : null; }
  function finish(edit) {
    try { drawing(edit).finishDrawing(); } catch (tooFew) { gwmap.say(edit.facts.words.too_few); }
  }

  /* A line over several grids cuts the chosen one, else the first it goes right through. */
  gwmap.editSplit = function (edit, line) {
    var codes = Object.keys(edit.draft.base).filter(function (code) { return edit.grids[code].own; }), halves = null, of = null;
    if (codes.indexOf(edit.chosen) >= 0) codes = [edit.chosen].concat(codes);
    codes.some(function (code) {
      halves = shapes.halves(edit.draft.base[code], line);
      of = code;
      return halves;
    });
    if (!halves) { gwmap.say(edit.facts.words.not_through); return; }
    edit.chosen = of;
    edit.draft.step({ kind: "split", of: of, part: halves[1], rest: halves[0] });
  };
  gwmap.editChoose = function (edit, code) {
    var now = edit.draft.now();
    if (edit.tool === "merge" && edit.grids[code].own) {
      var joined = now.kind === "merge" ? [now.of].concat(now.with) : [];
      joined = joined.indexOf(code) < 0 ? joined.concat([code]) : joined.filter(function (one) { return one !== code; });
      edit.chosen = null;
      if (joined.length) edit.draft.step({ kind: "merge", of: joined[0], with: joined.slice(1) }); else edit.draft.clear();
      return;
    }
    edit.chosen = code;
    edit.corner = null;
    redraw(edit);
  };
  gwmap.editRedraw = redraw;

  function listen(edit) {
    edit.map.on("singleclick", function (event) {
      if (drawing(edit)) return;
      var hit = edit.map.forEachFeatureAtPixel(event.pixel, function (feature) { return feature.getId() && feature; });
      if (hit) gwmap.editChoose(edit, hit.getId());
    });
    edit.place.addEventListener("keydown", function (event) {
      if (event.target !== edit.place || event.key !== "Enter" || event.isComposing) return;
      var centre = edit.view.getCenter();
      if (drawing(edit)) { drawing(edit).appendCoordinates([centre]); return; }
      var hit = edit.source.getFeaturesAtCoordinate(centre)[0];
      if (hit) gwmap.editChoose(edit, hit.getId());
    });
  }

  function begin(edit, ground) {
    edit.grids = {};
    var base = {};
    ground.features.filter(function (one) { return one.geometry; }).forEach(function (one) {
      edit.grids[one.id] = one.properties;
      base[one.id] = one.geometry.coordinates;
      var feature = new ol.Feature(new ol.MultiPolygon(project(edit, one.geometry.coordinates)));
      feature.setId(one.id);
      feature.setProperties(one.properties);
      edit.drawn[one.id] = JSON.stringify(one.geometry.coordinates);
      edit.source.addFeature(feature);
      if (one.properties.own) edit.own.addFeature(feature);
    });
    edit.draft = gwmap.draft(edit.facts.draft, base, function () { redraw(edit); });
    edit.styles = styles(edit);
    edit.layer.setStyle(edit.styles.grid);
    edit.parts = gwmap.overlay(edit, edit.styles.part);
    edit.cornerPins = gwmap.overlay(edit, edit.styles.corner);
    if (!edit.source.isEmpty()) edit.fit(edit.source.getExtent());
    tools(edit);
    listen(edit);
    gwmap.cross(edit);
    gwmap.editPublish(edit);
    gwmap.editHistory(edit);
    if (edit.draft.restore()) gwmap.say(edit.facts.words.restored); else redraw(edit);
  }

  gwmap.kinds.edit = function (place, facts) {
    var edit = { known: {}, drawn: {}, chosen: facts.chosen, corner: null, source: new ol.VectorSource(), own: new ol.VectorSource() };
    edit.layer = new ol.VectorLayer({ source: edit.source, zIndex: 10 });
    Object.assign(edit, gwmap.ground(place, facts, [edit.layer]));
    place.setAttribute("data-gwmap-ground", "coming");
    gwmap.fetched(facts.boundaries).then(function (ground) {
      begin(edit, ground);
      return facts.imported ? gwmap.fetched(facts.imported) : null;
    }).then(function (imported) {
      if (imported) gwmap.editImport(edit, imported.boundaries);
      place.setAttribute("data-gwmap-ground", "there");
    }).catch(function (refusal) { gwmap.say(refusal.message || facts.words.not_loaded); });
    return edit;
  };
  /* What was imported comes as a moved border, of the grids that are here. */
  gwmap.editImport = function (edit, boundaries) {
    var now = Object.assign({}, edit.draft.now().shapes);
    Object.keys(boundaries).forEach(function (code) {
      var shape = boundaries[code];
      if (edit.grids[code] && edit.grids[code].own) now[code] = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
    });
    edit.draft.step({ kind: "border", shapes: now });
  };
})();

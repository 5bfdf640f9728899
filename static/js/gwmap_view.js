/* The map to look at: layers, a list that says the same, and a panel for what was chosen by click, by Enter or in the list. */
(function () {
  "use strict";
  var gwmap = window.gwmap, back = null;

  function find(selector) { return document.querySelector(selector); }

  /* Beside the map on a desk, a sheet at the thumb on a phone. */
  function closePanel(ground, layers) {
    find("#map-panel").hidden = true;
    ground.chosen = null;
    layers.grids.changed();
    if (back) back.focus({ preventScroll: true });
  }
  function showPanel() {
    var panel = find("#map-panel");
    panel.hidden = false;
    panel.querySelector("h2").focus({ preventScroll: true });
  }
  function line(list, name, value) {
    var term = document.createElement("dt"), fact = document.createElement("dd");
    term.textContent = name;
    fact.textContent = value;
    list.appendChild(term);
    list.appendChild(fact);
  }
  /* A door, a case, a place: what its tile says of it, and the way to its page. */
  function saidOf(ground, thing) {
    var body = find("#map-panel-body"), words = ground.facts.words, facts = thing.facts, head = document.createElement("h2"), list = document.createElement("dl");
    body.textContent = "";
    head.textContent = facts.name || facts.number;
    head.tabIndex = -1;
    list.className = "gw-facts";
    line(list, words.what, (facts.kind && words.kinds[facts.kind]) || thing.layer.label);
    if (facts.code) line(list, words.code, facts.code);
    if (facts.households !== undefined) line(list, words.households, facts.households);
    if (facts.alert && words.alerts[facts.alert]) line(list, words.term, words.alerts[facts.alert]);
    body.appendChild(head);
    body.appendChild(list);
    if (facts.url) {
      var link = document.createElement("a"), par = document.createElement("p");
      link.className = "btn btn-primary";
      link.href = facts.url;
      link.textContent = words.open;
      par.appendChild(link);
      body.appendChild(par);
    }
    showPanel();
  }
  function open(ground, layers, thing, from) {
    back = from || ground.place;
    if (thing.layer.name !== "grids") { ground.chosen = null; layers.grids.changed(); saidOf(ground, thing); return; }
    ground.chosen = thing.facts.code;
    layers.grids.changed();
    window.htmx.ajax("GET", ground.facts.panel.replace("CODE", thing.facts.code), { target: "#map-panel-body", swap: "innerHTML" }).then(showPanel);
  }

  /* What lies at a point of the picture: the smallest thing first; a count stands for its grid. */
  function at(ground, layers, pixel) {
    var order = ground.facts.layers.slice().reverse(), found = null;
    order.some(function (one) {
      var feature = ground.map.forEachFeatureAtPixel(pixel, function (hit) { return hit; }, {
        hitTolerance: one.name === "grids" ? 0 : 6, layerFilter: function (layer) { return layer === layers[one.name]; }
      });
      if (!feature) return false;
      var rolled = feature.get("count") !== undefined;
      found = { layer: rolled ? ground.facts.layers[0] : one, facts: feature.getProperties() };
      return true;
    });
    return found;
  }
  function choose(ground, layers, pixel) {
    var thing = at(ground, layers, pixel);
    if (thing) open(ground, layers, thing); else gwmap.say(ground.facts.words.nothing);
  }
  function listen(ground, layers, draw) {
    var moved = false;
    ground.map.on("click", function (event) { if (ground.measuring) ground.measuring(event.coordinate); });
    ground.map.on("singleclick", function (event) { if (!ground.measuring) choose(ground, layers, event.pixel); });
    ground.place.addEventListener("keydown", function (event) {
      if (event.target !== ground.place || event.isComposing) return;
      if (event.key !== "Enter") return;
      if (ground.measuring) ground.measuring(ground.view.getCenter());
      else choose(ground, layers, ground.pixelOf(ground.centre()));
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !event.isComposing && !find("#map-panel").hidden) closePanel(ground, layers);
    });
    find("[data-gwmap-close]").addEventListener("click", function () { closePanel(ground, layers); });
    ground.map.on("moveend", function () {
      var centre = ground.centre();
      if (moved) history.replaceState(null, "", "?at=" + centre[0].toFixed(6) + "," + centre[1].toFixed(6) + "," + Math.round(ground.view.getZoom()));
      moved = true;
    });
    ground.map.on("rendercomplete", draw);
  }

  gwmap.kinds.view = function (place, facts) {
    /* Drawn before the map is: until then as far away as the first look. */
    var state = { facts: facts, chosen: facts.chosen, zoom: function () { return state.view ? state.view.getZoom() : 0; }, marks: {} };
    facts.layers.forEach(function (one) { state.marks[one.name] = one.mark; });
    var layers = gwmap.layersOf(state, facts);
    var ground = Object.assign(state, gwmap.ground(place, facts, Object.keys(layers).map(function (name) { return layers[name]; })));
    ground.layers = layers;
    var draw = gwmap.list(find("[data-gwmap-list]"), ground, layers, function (thing, from) {
      if (thing.layer.name !== "grids") ground.goTo(thing.at);
      open(ground, layers, thing, from);
    });
    gwmap.ticks(layers, function () { ground.map.render(); draw(); });
    gwmap.measure(ground, find("[data-gwmap-measure]"));
    gwmap.here(ground, find("[data-gwmap-here]"));
    gwmap.paper(ground, find("[data-gwmap-print]"), find("[data-gwmap-sheet]"));
    gwmap.cross(ground);
    if (facts.pin) gwmap.pin(ground, facts.at);
    listen(ground, layers, draw);
    return ground;
  };
})();

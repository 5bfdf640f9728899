/* A point for a form: the map is moved, the point is what lies under its cross. Where that is, the server says in words; a
   door beside it can be pressed there. Nothing is chosen before the map was moved. */
(function () {
  "use strict";
  var gwmap = window.gwmap, ol = window.gwmapEngine, STEP = 8, FAR = 80, WAIT = 350;
  var WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

  function layersFor(state, facts) {
    var shown = gwmap.shapesLayer(facts);
    if (!facts.tiles) return [shown];
    facts.layers.forEach(function (one) { state.marks[one.name] = one.mark; });
    var drawn = gwmap.layersOf(state, facts);
    return [drawn.grids, drawn.names, drawn.buildings, shown];
  }
  function addressOf(address, at) {
    return address + (address.indexOf("?") < 0 ? "?" : "&") + "lng=" + at[0].toFixed(6) + "&lat=" + at[1].toFixed(6);
  }

  gwmap.kinds.pick = function (place, facts) {
    var box = place.closest("[data-gwmap-pick]"), form = place.closest("form"), told = box.querySelector("[data-gwmap-spot]");
    var state = { facts: facts, chosen: null, marks: {}, zoom: function () { return state.view ? state.view.getZoom() : 0; } };
    var before = form.elements.lng.value ? [Number(form.elements.lng.value), Number(form.elements.lat.value)] : null;
    var waiting = 0, asked = 0, chosen = false, ground;

    function put(at) {
      form.elements.lng.value = at ? at[0].toFixed(6) : "";
      form.elements.lat.value = at ? at[1].toFixed(6) : "";
      form.elements.crs.value = at ? "wgs84" : "";
    }
    function tell(at) {
      var mine = asked += 1;
      window.fetch(addressOf(box.getAttribute("data-gwmap-pick"), at), { credentials: "same-origin" }).then(function (answer) {
        if (answer.status >= 500 || answer.redirected) throw new Error(answer.status);
        return answer.text();
      }).then(function (words) {
        if (mine === asked && chosen) told.innerHTML = words;
      }).catch(function () { if (mine === asked) told.textContent = box.getAttribute("data-gwmap-lost"); });
    }
    function take() {
      if (!chosen) return;
      put(ground.centre());
      window.clearTimeout(waiting);
      waiting = window.setTimeout(function () { tell(ground.centre()); }, WAIT);
    }
    function drop() {
      chosen = false;
      asked += 1;
      window.clearTimeout(waiting);
      put(null);
      told.textContent = "";
    }

    ground = Object.assign(state, gwmap.ground(place, before ? Object.assign({}, facts, { at: before, zoom: 18 }) : facts, layersFor(state, facts)));
    if (before) { chosen = true; tell(before); }
    ground.map.on("pointerdrag", function () { chosen = true; });
    ground.map.on("singleclick", function (event) { chosen = true; ground.view.setCenter(event.coordinate); });
    ground.map.on("moveend", take);
    place.addEventListener("keydown", function (event) {
      var way = WAYS[event.key], step = event.shiftKey ? FAR : STEP;
      if (!way || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      chosen = true;
      step *= ground.view.getResolution();
      ground.view.adjustCenter([way[0] * step, way[1] * step]);
    }, true);
    box.querySelector("[data-gwmap-drop]").addEventListener("click", drop);
    gwmap.me(box.querySelector("[data-gwmap-me]"), function (at) { chosen = true; ground.goTo(at, 18); take(); }, function () {
      told.textContent = box.getAttribute("data-gwmap-nowhere");
    });
    place.focus({ preventScroll: true });
    return ground;
  };
})();

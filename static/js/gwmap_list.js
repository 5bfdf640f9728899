/* The list below the map: everything that is drawn in view, once, in words, a page at a time. */
(function () {
  "use strict";
  var gwmap = window.gwmap, ol = window.gwmapEngine, PAGE = 20;

  /* A thing cut by tiles comes several times; what is rolled up stands for its grid. */
  function keyOf(name, feature) {
    return name + ":" + (feature.get("uuid") || feature.get("number") || feature.get("code"));
  }
  function middle(feature) {
    var box = feature.getExtent();
    return ol.toLonLat([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
  }
  function isWhole(name, feature) { return name === "grids" || feature.get("count") === undefined; }

  function thingsIn(ground, layers) {
    var found = {}, box = ground.box();
    ground.facts.layers.forEach(function (one) {
      var layer = layers[one.name];
      if (!layer.getVisible()) return;
      layer.getFeaturesInExtent(box).forEach(function (feature) {
        var key = keyOf(one.name, feature);
        if (isWhole(one.name, feature) && !found[key]) found[key] = { key: key, layer: one, facts: feature.getProperties(), at: middle(feature) };
      });
    });
    return Object.keys(found).map(function (key) { return found[key]; });
  }

  /* What a grid holds is said by the rolled-up points, where there are any. */
  function countsIn(ground, layers) {
    var found = {};
    ["buildings", "cases", "places", "stations"].forEach(function (name) {
      if (!layers[name] || !layers[name].getVisible()) return;
      layers[name].getFeaturesInExtent(ground.box()).forEach(function (feature) {
        if (feature.get("count") === undefined) return;
        found[feature.get("code")] = found[feature.get("code")] || {};
        found[feature.get("code")][name] = feature.getProperties();
      });
    });
    return found;
  }

  function titleOf(thing) { return thing.facts.name || thing.facts.number; }
  function detailOf(thing, counts, words) {
    var facts = thing.facts, told = [], held = counts[facts.code] || {};
    if (thing.layer.name === "grids") {
      told.push(facts.code);
      if (held.buildings) told.push(gwmap.words(words.doors, { n: held.buildings.count }));
      if (held.buildings && held.buildings.households !== undefined) told.push(gwmap.words(words.homes, { n: held.buildings.households }));
      if (held.cases) told.push(gwmap.words(held.cases.overdue ? words.overdue : words.cases, { n: held.cases.count, late: held.cases.overdue }));
    }
    if (facts.households !== undefined && thing.layer.name === "buildings") told.push(gwmap.words(words.homes, { n: facts.households }));
    if (facts.alert && words.alerts[facts.alert]) told.push(words.alerts[facts.alert]);
    if (facts.kind && words.kinds[facts.kind]) told.push(words.kinds[facts.kind]);
    return told.join(" · ");
  }
  function byName(order) {
    return function (one, other) {
      return order.indexOf(one.layer.name) - order.indexOf(other.layer.name) ||
        String(one.facts.code || titleOf(one)).localeCompare(String(other.facts.code || titleOf(other)));
    };
  }

  function hrefOf(thing, facts) {
    if (thing.layer.name === "grids") return facts.grid.replace("CODE", thing.facts.code);
    return thing.facts.url || "?at=" + thing.at[0].toFixed(6) + "," + thing.at[1].toFixed(6) + ",18";
  }
  function row(thing, counts, ground, open) {
    var line = document.createElement("li"), link = document.createElement("a"), main = document.createElement("span"), small = document.createElement("small");
    link.href = hrefOf(thing, ground.facts);
    link.setAttribute("data-gwmap-row", thing.key);
    main.className = "gw-cell-main";
    main.textContent = titleOf(thing) + " ";
    small.textContent = [thing.layer.label, detailOf(thing, counts, ground.facts.words)].filter(Boolean).join(" · ");
    main.appendChild(small);
    link.appendChild(main);
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(thing, link);
    });
    line.appendChild(link);
    return line;
  }

  /* place: the part of the page; open(thing, link): what a row does. Answers a function that draws it anew. */
  gwmap.list = function (place, ground, layers, open) {
    var page = 0, shown = "", body = place.querySelector("ul"), pager = place.querySelector("[data-gwmap-pager]");
    var order = ground.facts.layers.map(function (one) { return one.name; });
    function draw() {
      var things = thingsIn(ground, layers).sort(byName(order)), counts = countsIn(ground, layers);
      var now = things.map(function (thing) { return thing.key + detailOf(thing, counts, ground.facts.words); }).join();
      if (now !== shown) page = 0;
      if (now !== shown || place.getAttribute("data-gwmap-page") !== String(page)) put(things, counts);
      shown = now;
    }
    function put(things, counts) {
      body.textContent = "";
      things.slice(page * PAGE, (page + 1) * PAGE).forEach(function (thing) { body.appendChild(row(thing, counts, ground, open)); });
      place.setAttribute("data-gwmap-page", page);
      place.querySelector("[data-gwmap-count]").textContent = things.length;
      place.querySelector("[data-gwmap-none]").hidden = things.length > 0;
      body.hidden = !things.length;
      pager.hidden = things.length <= PAGE;
      pager.querySelector("[data-gwmap-back]").disabled = page === 0;
      pager.querySelector("[data-gwmap-on]").disabled = (page + 1) * PAGE >= things.length;
    }
    function turn(by) {
      page += by;
      draw();
      if (body.querySelector("a")) body.querySelector("a").focus();
    }
    pager.querySelector("[data-gwmap-back]").addEventListener("click", function () { turn(-1); });
    pager.querySelector("[data-gwmap-on]").addEventListener("click", function () { turn(1); });
    return draw;
  };
})();

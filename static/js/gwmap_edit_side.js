/* Beside the map of the editor: the same by keyboard. A grid and its corners as a list, arrow keys that move the chosen
   corner in every grid that shares it, and how many households each changed grid would have. */
(function () {
  "use strict";
  var gwmap = window.gwmap, shapes = gwmap.shapes, METRE = 1 / 111320, wait = null;

  function find(selector) { return document.querySelector(selector); }
  function make(tag, words, options) {
    var made = Object.assign(document.createElement(tag), options || {});
    if (words) made.textContent = words;
    return made;
  }
  gwmap.make = make;

  /* Grids by their names; those of others are here to be seen, not to be changed. */
  function fillGrids(edit) {
    var choice = find("[data-gwmap-grid]");
    if (choice.options.length > 1) return;
    Object.keys(edit.grids).filter(function (code) { return edit.grids[code].own; }).sort().forEach(function (code) {
      choice.appendChild(make("option", edit.grids[code].name + " " + code.slice(-6), { value: code }));
    });
    choice.addEventListener("change", function () { if (choice.value) gwmap.editChoose(edit, choice.value); });
    find("[data-gwmap-corners]").addEventListener("keydown", function (event) { arrows(edit, event); });
    find("[data-gwmap-corner-add]").addEventListener("click", function () { add(edit); });
    find("[data-gwmap-corner-drop]").addEventListener("click", function () { drop(edit); });
    find("[data-gwmap-corner-put]").addEventListener("click", function () { put(edit); });
    find("[data-gwmap-corner-cut]").addEventListener("click", function () { cut(edit); });
    find("[data-gwmap-undo]").addEventListener("click", function () { edit.corner = null; edit.draft.undo(); });
    find("[data-gwmap-redo]").addEventListener("click", function () { edit.corner = null; edit.draft.redo(); });
    find("[data-gwmap-clear]").addEventListener("click", function () { edit.corner = null; edit.draft.clear(); });
  }

  function lettered(point) { return point[0].toFixed(6) + ", " + point[1].toFixed(6); }
  function corners(edit) {
    var body = find("[data-gwmap-corners]"), list = edit.chosen ? shapes.corners(edit.draft.now().shapes[edit.chosen]) : [];
    var held = document.activeElement && document.activeElement.name === "corner";
    body.textContent = "";
    list.forEach(function (point, number) {
      var label = make("label"), radio = make("input", "", { type: "radio", name: "corner", className: "form-check-input", value: shapes.keyOf(point) });
      var sharing = shapes.holders(edit.draft.now().shapes, point).length - 1;
      radio.checked = Boolean(edit.corner) && shapes.keyOf(edit.corner) === shapes.keyOf(point);
      radio.addEventListener("change", function () { chooseCorner(edit, point); });
      label.appendChild(radio);
      label.appendChild(make("span", gwmap.words(edit.facts.words.corner, { n: number + 1, at: lettered(point), shared: sharing })));
      body.appendChild(label);
      if (radio.checked && held) radio.focus({ preventScroll: true });
    });
    find("[data-gwmap-corner-some]").hidden = !list.length;
    find("[data-gwmap-cut-to]").textContent = "";
    list.forEach(function (point, number) { find("[data-gwmap-cut-to]").appendChild(make("option", String(number + 1), { value: number + 1 })); });
    fields(edit);
  }
  function fields(edit) {
    if (!edit.corner) return;
    find("#corner-lng").value = edit.corner[0].toFixed(7);
    find("#corner-lat").value = edit.corner[1].toFixed(7);
  }
  function chooseCorner(edit, point) {
    edit.corner = point;
    gwmap.editRedraw(edit);
    var chosen = find("[data-gwmap-corners] input:checked");
    if (chosen) chosen.focus({ preventScroll: true });
  }
  function moveTo(edit, point) {
    var from = edit.corner;
    if (!from || !isOwn(edit, from)) { gwmap.say(edit.facts.words.not_own); return; }
    edit.corner = shapes.rounded(point);
    edit.draft.step({ kind: "border", shapes: shapes.move(edit.draft.now().shapes, from, edit.corner) });
  }
  function isOwn(edit, point) {
    return shapes.holders(edit.draft.now().shapes, point).every(function (code) { return edit.grids[code].own; });
  }
  /* A metre at a press, ten with Shift. Up and down are the compass's; Alt leaves the keys to the list. */
  function arrows(edit, event) {
    var ways = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }, way = ways[event.key];
    if (!way || !edit.corner || event.altKey || event.isComposing) return;
    event.preventDefault();
    var far = METRE * (event.shiftKey ? 10 : 1), wide = far / Math.cos(edit.corner[1] * Math.PI / 180);
    moveTo(edit, [edit.corner[0] + way[0] * wide, edit.corner[1] + way[1] * far]);
  }
  function put(edit) {
    var lng = parseFloat(find("#corner-lng").value), lat = parseFloat(find("#corner-lat").value);
    if (isFinite(lng) && isFinite(lat) && Math.abs(lng) <= 180 && Math.abs(lat) < 85) moveTo(edit, [lng, lat]);
    else gwmap.say(edit.facts.words.no_point);
  }
  function add(edit) {
    if (!edit.corner) { gwmap.say(edit.facts.words.choose_corner); return; }
    var halved = shapes.halve(edit.draft.now().shapes, edit.chosen, edit.corner);
    edit.corner = halved.corner;
    edit.draft.step({ kind: "border", shapes: halved.shapes });
  }
  function drop(edit) {
    var left = edit.corner && isOwn(edit, edit.corner) ? shapes.remove(edit.draft.now().shapes, edit.corner) : null;
    if (!left) { gwmap.say(edit.corner ? edit.facts.words.not_dropped : edit.facts.words.choose_corner); return; }
    edit.corner = null;
    edit.draft.step({ kind: "border", shapes: left });
  }
  function cut(edit) {
    var list = shapes.corners(edit.draft.base[edit.chosen]), to = list[Number(find("[data-gwmap-cut-to]").value) - 1];
    if (!edit.corner || !to || shapes.keyOf(to) === shapes.keyOf(edit.corner)) { gwmap.say(edit.facts.words.choose_corner); return; }
    gwmap.editSplit(edit, [edit.corner, to]);
  }

  /* Who would have how many households, asked of the server a moment after the last step. */
  function polygon(shape) { return { type: "MultiPolygon", coordinates: shape }; }
  gwmap.drafted = function (edit) {
    var now = edit.draft.now(), found = {};
    edit.draft.moved().forEach(function (code) { found[code] = polygon(now.shapes[code]); });
    if (now.kind === "split") found[now.of] = polygon(now.rest);
    return found;
  };
  function count(edit) {
    window.clearTimeout(wait);
    var now = edit.draft.now(), told = gwmap.drafted(edit);
    find("[data-gwmap-changes]").textContent = "";
    edit.place.setAttribute("data-gwmap-counted", "");
    if (now.kind === "merge") merged(edit, now);
    if (!Object.keys(told).length) return;
    wait = window.setTimeout(function () {
      gwmap.fetched(edit.facts.check, { boundaries: told }).then(function (said) {
        if (edit.draft.now() === now) counted(edit, now, said.counts);
      }).catch(function (refusal) { gwmap.say(refusal.message); });
    }, 250);
  }
  function line(edit, name, was, is, warnings) {
    var row = make("tr"), told = make("td");
    [make("th", name, { scope: "row" }), make("td", String(was)), make("td", String(is))].forEach(function (cell) { row.appendChild(cell); });
    warnings.forEach(function (warning) { told.appendChild(make("span", warning, { className: "gw-chip gw-chip-warn" })); });
    row.appendChild(told);
    find("[data-gwmap-changes]").appendChild(row);
  }
  function homes(edit, number) { return number === null || number === undefined ? edit.facts.words.uncounted : number; }
  function merged(edit, now) {
    var codes = [now.of].concat(now.with), sum = codes.reduce(function (all, code) { return all + (edit.grids[code].households || 0); }, 0);
    var most = edit.grids[now.of].most, warning = most && sum > most ? [gwmap.words(edit.facts.words.too_many, { n: sum, most: most })] : [];
    line(edit, codes.map(function (code) { return edit.grids[code].name; }).join(" + "), homes(edit, edit.grids[now.of].households), sum, warning);
  }
  function counted(edit, now, counts) {
    find("[data-gwmap-changes]").textContent = "";
    Object.keys(gwmap.drafted(edit)).forEach(function (code) {
      var grid = edit.grids[code], is = counts[code] || { households: null, warnings: [] };
      line(edit, grid.name, homes(edit, grid.households), homes(edit, is.households), is.warnings);
      if (now.kind === "split") line(edit, edit.facts.words.new_part, "–", (grid.households || 0) - (is.households || 0), []);
    });
    edit.place.setAttribute("data-gwmap-counted", "yes");
  }

  gwmap.editSide = function (edit) {
    var now = edit.draft.now();
    fillGrids(edit);
    find("[data-gwmap-grid]").value = edit.chosen && edit.grids[edit.chosen] && edit.grids[edit.chosen].own ? edit.chosen : "";
    corners(edit);
    if (edit.counted !== now) { edit.counted = now; count(edit); gwmap.editChanged(edit); }
    find("[data-gwmap-undo]").disabled = !edit.draft.canUndo();
    find("[data-gwmap-redo]").disabled = !edit.draft.canRedo();
    find("[data-gwmap-clear]").disabled = !now.kind;
    find("[data-gwmap-changed]").hidden = !now.kind;
    find("[data-gwmap-unchanged]").hidden = Boolean(now.kind);
  };
})();

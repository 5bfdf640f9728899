/* A draft of the ground: one change at a time (a border moved, a split, a merge, a new grid), undone and done again, kept in
   this tab as kept.js keeps forms: gone when it is published, at the sign-out, and after a day. */
(function () {
  "use strict";
  var gwmap = window.gwmap, shapes = gwmap.shapes;

  function stored(action) {
    try { return action(window.sessionStorage); } catch (refusal) { return null; }
  }
  /* base: {code: coordinates} as the server has them; changed: called after every step. */
  gwmap.draft = function (name, base, changed) {
    var key = "gw-kept:" + document.body.getAttribute("data-gw-person") + ":" + name;
    var empty = { kind: null, shapes: base }, past = [], now = empty, future = [];

    function slim(state) {
      var moved = {};
      shapes.changed(base, state.shapes).forEach(function (code) { moved[code] = { was: base[code], is: state.shapes[code] }; });
      return Object.assign({}, state, { shapes: moved });
    }
    function keep() {
      stored(function (storage) {
        if (now.kind) storage.setItem(key, JSON.stringify({ at: Date.now(), said: slim(now) }));
        else storage.removeItem(key);
      });
      changed();
    }
    /* What was drawn on ground that has changed since is worth nothing. */
    function restored() {
      var text = stored(function (storage) { return storage.getItem(key); }), said = null;
      try { said = text && JSON.parse(text).said; } catch (damage) { return false; }
      if (!said || !said.kind) return false;
      var fits = Object.keys(said.shapes).every(function (code) { return JSON.stringify(base[code]) === JSON.stringify(said.shapes[code].was); });
      if (!fits || (said.of && !(said.of in base))) { stored(function (storage) { storage.removeItem(key); }); return false; }
      var moved = {};
      Object.keys(said.shapes).forEach(function (code) { moved[code] = said.shapes[code].is; });
      past = [empty];
      now = Object.assign({}, said, { shapes: Object.assign({}, base, moved) });
      changed();
      return true;
    }
    return {
      now: function () { return now; },
      base: base,
      moved: function () { return shapes.changed(base, now.shapes); },
      step: function (facts) { past.push(now); future = []; now = Object.assign({ shapes: base }, facts); keep(); },
      undo: function () { if (past.length) { future.push(now); now = past.pop(); keep(); } },
      redo: function () { if (future.length) { past.push(now); now = future.pop(); keep(); } },
      clear: function () { if (now.kind) { past.push(now); future = []; now = empty; keep(); } },
      forget: function () { stored(function (storage) { storage.removeItem(key); }); },
      canUndo: function () { return past.length > 0; },
      canRedo: function () { return future.length > 0; },
      restore: restored
    };
  };

  /* What the server is told of a draft: {code: whom it concerns, kind, facts}. */
  gwmap.told = function (draft, said) {
    var now = draft.now(), moved = {}, polygon = function (shape) { return { type: "MultiPolygon", coordinates: shape }; };
    if (now.kind === "border") {
      draft.moved().forEach(function (code) { moved[code] = polygon(now.shapes[code]); });
      return { code: draft.moved()[0], kind: "border", facts: { boundaries: moved } };
    }
    if (now.kind === "split") return { code: now.of, kind: "split", facts: { parts: [{ name: said.name, boundary: polygon(now.part) }] } };
    if (now.kind === "merge") return { code: now.of, kind: "merge", facts: { with: now.with } };
    return { code: said.parent, kind: "draw", facts: Object.assign({ boundary: polygon(now.part) }, said.facts) };
  };
})();

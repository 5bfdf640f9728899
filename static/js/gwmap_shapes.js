/* The ground as shapes that share their corners: a corner belongs to all shapes that have it, and moves in all of them.
   Shapes are {code: MultiPolygon coordinates in lng and lat}, never changed in place; nothing here knows of a page. */
(function () {
  "use strict";
  var shapes = {};
  if (typeof window !== "undefined") (window.gwmap = window.gwmap || {}).shapes = shapes;
  if (typeof module !== "undefined") module.exports = shapes;

  function same(one, other) { return one[0] === other[0] && one[1] === other[1]; }
  shapes.keyOf = function (point) { return point[0] + "," + point[1]; };
  function each(all, action) {
    var found = {};
    Object.keys(all).forEach(function (code) {
      found[code] = all[code] && all[code].map(function (polygon) { return polygon.map(function (ring) { return action(ring, code); }); });
    });
    return found;
  }

  /* The corners of a shape, each once: [[lng, lat], …]. */
  shapes.corners = function (shape) {
    var found = [], seen = {};
    (shape || []).forEach(function (polygon) {
      polygon.forEach(function (ring) {
        ring.forEach(function (point) {
          if (!seen[shapes.keyOf(point)]) { seen[shapes.keyOf(point)] = true; found.push(point); }
        });
      });
    });
    return found;
  };
  shapes.holders = function (all, point) {
    return Object.keys(all).filter(function (code) {
      return shapes.corners(all[code]).some(function (corner) { return same(corner, point); });
    });
  };

  shapes.move = function (all, from, to) {
    return each(all, function (ring) {
      return ring.map(function (point) { return same(point, from) ? to : point; });
    });
  };
  /* A corner goes from every shape that has it; null where one of them would be no shape any more. */
  shapes.remove = function (all, point) {
    var broken = false;
    var left = each(all, function (ring) {
      var open = ring.slice(0, -1).filter(function (corner) { return !same(corner, point); });
      if (open.length === ring.length - 1) return ring;
      if (open.length < 3) { broken = true; return ring; }
      return open.concat([open[0]]);
    });
    return broken ? null : left;
  };
  /* A new corner in the middle of the edge that begins at a corner of a shape, and in whoever shares the edge. */
  shapes.halve = function (all, code, point) {
    var ring = all[code].reduce(function (rings, polygon) { return rings.concat(polygon); }, []).filter(function (one) {
      return one.some(function (corner) { return same(corner, point); });
    })[0];
    var at = ring.findIndex(function (corner) { return same(corner, point); });
    var next = ring[at + 1 === ring.length ? 1 : at + 1], middle = rounded([(point[0] + next[0]) / 2, (point[1] + next[1]) / 2]);
    return { shapes: each(all, function (one) { return between(one, point, next, middle); }), corner: middle };
  };
  function between(ring, one, other, middle) {
    var found = [];
    ring.forEach(function (point, number) {
      found.push(point);
      var next = ring[number + 1];
      if (next && ((same(point, one) && same(next, other)) || (same(point, other) && same(next, one)))) found.push(middle);
    });
    return found;
  }
  /* A hundredth of a metre. */
  function rounded(point) { return [Number(point[0].toFixed(7)), Number(point[1].toFixed(7))]; }
  shapes.rounded = rounded;

  /* Where a line crosses an edge: how far along each (0…1), or null. */
  function crossing(a, b, c, d) {
    var under = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
    if (Math.abs(under) < 1e-18) return null;
    var along = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / under;
    var across = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / under;
    if (along < 0 || along > 1 || across < 0 || across >= 1) return null;
    return { along: along, across: across, point: [a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])] };
  }
  function crossings(line, ring) {
    var found = [];
    line.slice(1).forEach(function (end, piece) {
      ring.slice(1).forEach(function (corner, edge) {
        var hit = crossing(line[piece], end, ring[edge], corner);
        if (hit) found.push({ place: piece + hit.along, edge: edge, across: hit.across, point: atCorner(hit.point, ring[edge], corner) });
      });
    });
    return found.sort(function (one, other) { return one.place - other.place; }).filter(function (hit, number, all) {
      return !number || far(hit.point, all[number - 1].point);
    });
  }
  /* What meets a corner, or all but, is the corner. */
  function atCorner(point, one, other) { return !far(point, one) ? one : !far(point, other) ? other : point; }
  function far(one, other) { return Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]) > 1e-8; }
  /* A line that was drawn up to the border goes a hand's breadth beyond it. */
  function longer(line) {
    function beyond(end, before) {
      var x = end[0] - before[0], y = end[1] - before[1], size = Math.sqrt(x * x + y * y) || 1;
      return [end[0] + x / size * 1e-6, end[1] + y / size * 1e-6];
    }
    var last = line.length - 1;
    return [beyond(line[0], line[1])].concat(line.slice(1, last), [beyond(line[last], line[last - 1])]);
  }
  /* The ring from one crossing to another, forwards, then back along the line. */
  function half(ring, from, to, back) {
    var open = ring.slice(0, -1), found = [from.point], at = from.edge + 1, steps = (to.edge - from.edge + open.length) % open.length;
    if (steps === 0 && to.across < from.across) steps = open.length;
    for (var step = 0; step < steps; step += 1) found.push(open[(at + step) % open.length]);
    return found.concat([to.point], back, [from.point]).filter(function (point, number, all) { return !number || !same(point, all[number - 1]); });
  }
  /* The two halves of a shape by a line right through it: [one, other] as shapes, or null where it does not cross once. */
  shapes.halves = function (shape, line) {
    if (!shape || shape.length !== 1 || shape[0].length !== 1) return null;
    var ring = shape[0][0], whole = longer(line), hits = crossings(whole, ring);
    if (hits.length !== 2) return null;
    var first = hits[0], last = hits[1];
    var inner = whole.filter(function (_point, number) { return number > first.place && number < last.place; });
    return [
      [[half(ring, first, last, inner.slice().reverse())]],
      [[half(ring, last, first, inner)]]
    ];
  };

  shapes.changed = function (before, after) {
    return Object.keys(after).filter(function (code) { return JSON.stringify(before[code]) !== JSON.stringify(after[code]); });
  };
})();

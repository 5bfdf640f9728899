/* From a draft to the ground: what is wrong with it, what it would change, and from which day on. And how the ground was. */
(function () {
  "use strict";
  var gwmap = window.gwmap, ol = window.gwmapEngine, make = gwmap.make;

  function find(selector) { return document.querySelector(selector); }
  function value(id) { return find(id) ? find(id).value : ""; }

  /* Findings in words, each with the way to it on the map. */
  function list(edit, found, more) {
    var body = find("[data-gwmap-findings]");
    body.textContent = "";
    edit.marks.clear();
    found.forEach(function (one) {
      var line = make("li"), box = make("div"), see = make("button", edit.facts.words.see, { type: "button", className: "btn btn-outline-primary" });
      var size = one.size ? gwmap.words(edit.facts.words.square, { n: one.size < 10 ? one.size.toFixed(1) : Math.round(one.size) }) : "";
      var main = make("span", one.words + " ", { className: "gw-cell-main" });
      main.appendChild(make("small", size));
      box.appendChild(main);
      box.appendChild(see);
      see.addEventListener("click", function () { show(edit, one); });
      line.appendChild(box);
      body.appendChild(line);
    });
    find("[data-gwmap-found]").hidden = false;
    find("[data-gwmap-sound]").hidden = found.length > 0;
    body.hidden = !found.length;
    gwmap.say(found.length ? gwmap.words(edit.facts.words.found, { n: found.length + (more || 0) }) : edit.facts.words.sound);
  }
  function show(edit, finding) {
    edit.marks.clear();
    var feature = new ol.GeoJSON().readFeature({ type: "Feature", geometry: finding.shape || { type: "Point", coordinates: finding.at } }, { featureProjection: "EPSG:3857" });
    edit.marks.addFeature(feature);
    edit.fit(feature.getGeometry().getExtent());
    edit.place.focus({ preventScroll: true });
    edit.place.scrollIntoView({ block: "nearest" });
  }
  function check(edit) {
    gwmap.fetched(edit.facts.check, { boundaries: gwmap.drafted(edit) }).then(function (said) {
      list(edit, said.findings, said.more);
    }).catch(function (refusal) { gwmap.say(refusal.message); });
  }

  /* A look and the deed are the same question; the deed says what was seen. */
  function asked(edit) {
    var told = gwmap.told(edit.draft, {
      name: value("#draft-name"), parent: value("#draft-parent"),
      facts: { tier: value("#draft-tier"), name: value("#draft-name"), responsible_unit: value("#draft-unit"), responsible_code: value("#draft-unit_code") }
    });
    return { address: edit.facts.drawing.replace("CODE", told.code), body: { kind: told.kind, facts: told.facts, effective_on: value("#draft-day"), reason: value("#draft-reason") } };
  }
  function refuse(words) {
    find("[data-gwmap-refused]").textContent = words;
    find("[data-gwmap-refused]").hidden = false;
    find("[data-gwmap-refused]").focus();
  }
  function look(edit) {
    var question = asked(edit);
    find("[data-gwmap-refused]").hidden = true;
    gwmap.fetched(question.address, question.body).then(function (said) {
      var told = find("[data-gwmap-effects]");
      told.textContent = "";
      said.effects.forEach(function (one) { told.appendChild(make("dt", one.name)); told.appendChild(make("dd", String(one.count))); });
      edit.seen = { question: JSON.stringify(question), seen: said.seen };
      find("[data-gwmap-preview]").hidden = false;
      find("[data-gwmap-preview] h3").focus();
      if (said.findings.length) list(edit, said.findings);
    }).catch(function (refusal) { refuse(refusal.message || edit.facts.words.not_loaded); });
  }
  function publish(edit, button) {
    var question = asked(edit);
    if (!edit.seen || edit.seen.question !== JSON.stringify(question)) { look(edit); return; }
    button.disabled = true;
    gwmap.fetched(question.address, Object.assign(question.body, { seen: edit.seen.seen, do: true })).then(function (said) {
      edit.draft.forget();
      window.location.assign(said.url);
    }).catch(function (refusal) {
      button.disabled = false;
      refuse(refusal.message || edit.facts.words.not_loaded);
    });
  }
  gwmap.editPublish = function (edit) {
    var form = find("[data-gwmap-publish]");
    edit.marks = gwmap.overlay(edit, new ol.Style({
      stroke: new ol.Stroke({ color: gwmap.colour("late"), width: 4 }), fill: new ol.Fill({ color: "rgba(179,38,30,.35)" }),
      image: new ol.Circle({ radius: 12, stroke: new ol.Stroke({ color: gwmap.colour("late"), width: 4 }) })
    }));
    find("[data-gwmap-check]").addEventListener("click", function () { check(edit); });
    form.addEventListener("submit", function (event) { event.preventDefault(); look(edit); });
    find("[data-gwmap-do]").addEventListener("click", function () { publish(edit, this); });
    form.addEventListener("input", function () { find("[data-gwmap-preview]").hidden = true; });
  };
  /* After every step: what was seen is seen no more, and the form asks what this kind of change needs. */
  gwmap.editChanged = function (edit) {
    var kind = edit.draft.now().kind;
    edit.seen = null;
    find("[data-gwmap-preview]").hidden = true;
    find("[data-gwmap-refused]").hidden = true;
    find("[data-gwmap-kind]").textContent = kind ? edit.facts.words["kind_" + kind] : "";
    find("[data-gwmap-named]").hidden = kind !== "split" && kind !== "draw";
    find("[data-gwmap-drawn]").hidden = kind !== "draw";
  };

  /* How the ground was on a day, over the ground as it is; the last mark of the slider is today. */
  gwmap.editHistory = function (edit) {
    var slider = find("[data-gwmap-slider]"), told = find("[data-gwmap-day]"), days = edit.facts.days, asked = 0;
    var source = new ol.VectorSource();
    var layer = new ol.VectorLayer({ source: source, zIndex: 20, visible: false, style: function (feature) {
      return new ol.Style({
        stroke: new ol.Stroke({ color: "#7a4a00", width: 3, lineDash: [10, 6] }), fill: new ol.Fill({ color: "rgba(255,241,214,.85)" }),
        text: new ol.Text({ text: feature.get("name"), font: gwmap.font(0.8125), overflow: true, fill: new ol.Fill({ color: "#1b1f24" }), stroke: new ol.Stroke({ color: "#ffffff", width: 4 }) })
      });
    } });
    edit.map.addLayer(layer);
    edit.past = source;
    function then(day) {
      var turn = asked += 1;
      told.textContent = day;
      slider.setAttribute("aria-valuetext", day);
      if (day === days[days.length - 1]) { layer.setVisible(false); edit.place.setAttribute("data-gwmap-then", ""); return; }
      gwmap.fetched(edit.facts.then + "?on=" + day).then(function (ground) {
        if (turn !== asked) return;
        source.clear();
        source.addFeatures(new ol.GeoJSON().readFeatures(ground, { featureProjection: "EPSG:3857" }));
        layer.setVisible(true);
        edit.place.setAttribute("data-gwmap-then", day);
        gwmap.say(gwmap.words(edit.facts.words.then, { day: day, n: ground.features.length }));
      }).catch(function (refusal) { gwmap.say(refusal.message || edit.facts.words.not_loaded); });
    }
    slider.addEventListener("input", function () { then(days[Number(slider.value)]); });
  };
})();

// What static/js/gwmap*.js use of OpenLayers, and nothing else: scripts/vendor.mjs makes static_vendor/map/engine.js of it,
// where it is `gwmapEngine`.
import "./map_floor.mjs";

export { default as Feature } from "ol/Feature.js";
export { default as Map } from "ol/Map.js";
export { default as View } from "ol/View.js";
export { Attribution, ScaleLine, Zoom } from "ol/control.js";
export { boundingExtent, containsExtent, getCenter } from "ol/extent.js";
export { default as GeoJSON } from "ol/format/GeoJSON.js";
export { default as MVT } from "ol/format/MVT.js";
export { LineString, MultiPolygon, Point, Polygon } from "ol/geom.js";
export { Draw, Modify, Snap } from "ol/interaction.js";
export { defaults as interactions } from "ol/interaction/defaults.js";
export { default as TileLayer } from "ol/layer/Tile.js";
export { default as VectorLayer } from "ol/layer/Vector.js";
export { default as VectorTileLayer } from "ol/layer/VectorTile.js";
export { fromLonLat, toLonLat } from "ol/proj.js";
export { default as VectorSource } from "ol/source/Vector.js";
export { default as VectorTileSource } from "ol/source/VectorTile.js";
export { default as XYZ } from "ol/source/XYZ.js";
export { getArea, getLength } from "ol/sphere.js";
export { Circle, Fill, Stroke, Style, Text } from "ol/style.js";

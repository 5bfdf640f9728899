// Puts what the pages take from npm into static_vendor/: the files named here, the icons that a template or a module
// names, and the map's engine made by esbuild. Run by `npm run vendor`; safe while the site runs, never committed.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";

import { buildSync } from "esbuild";

const FILES = {
  "bootstrap/dist/css/bootstrap.min.css": "bootstrap/bootstrap.min.css",
  "compressorjs/dist/compressor.min.js": "compressorjs/compressor.min.js",
};
const BUNDLES = { "scripts/map_engine.mjs": ["gwmapEngine", "map/engine.js"] };
const ICONS = "bootstrap-icons/icons";
const SPEAKERS = ["templates", "governance", "cases", "party", "residents", "grids", "messaging", "files", "common"];
const QUOTED = /["']([a-z0-9]+(?:-[a-z0-9]+)*)["']/g;
const SOURCE_MAP = /\n?(\/\/# sourceMappingURL=\S+|\/\*# sourceMappingURL=\S+ \*\/)\s*$/;
const TARGET = "static_vendor";

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function iconsNamed() {
  const speaking = SPEAKERS.flatMap(filesIn).filter((path) => [".html", ".py"].includes(extname(path)));
  const words = speaking.flatMap((path) => [...readFileSync(path, "utf8").matchAll(QUOTED)].map((hit) => hit[1]));
  return [...new Set(words)].filter((word) => existsSync(join("node_modules", ICONS, `${word}.svg`)));
}

function put(text, to) {
  mkdirSync(dirname(to), { recursive: true });
  if (!existsSync(to) || readFileSync(to, "utf8") !== text) writeFileSync(to, text);
  return to;
}

function copied(from) {
  return readFileSync(from, "utf8").replace(SOURCE_MAP, "\n");
}

// One plain script for Chrome 80 of a module and all it imports, under one name: no module, no eval, no worker.
function bundled(from, name) {
  const made = buildSync({ entryPoints: [from], bundle: true, minify: true, format: "iife", globalName: name,
    target: "es2020", legalComments: "none", write: false });
  return made.outputFiles[0].text;
}

const icons = Object.fromEntries(iconsNamed().map((name) => [`${ICONS}/${name}.svg`, `icons/${name}.svg`]));
const wanted = [
  ...Object.entries({ ...FILES, ...icons }).map(([from, to]) => put(copied(join("node_modules", from)), join(TARGET, to))),
  ...Object.entries(BUNDLES).map(([from, [name, to]]) => put(bundled(from, name), join(TARGET, to))),
];
for (const path of filesIn(TARGET)) if (!wanted.includes(path)) rmSync(path);
console.log(`static_vendor: ${Object.keys(FILES).length} files, ${Object.keys(BUNDLES).length} bundle and ${Object.keys(icons).length} icons`);

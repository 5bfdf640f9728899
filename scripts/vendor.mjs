// Copies what the pages take from npm into static_vendor/: the files named here, and the icons that a template
// or a module names. Run by `npm run vendor`; safe while the site runs, never committed.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";

const FILES = {
  "bootstrap/dist/css/bootstrap.min.css": "bootstrap/bootstrap.min.css",
  "compressorjs/dist/compressor.min.js": "compressorjs/compressor.min.js",
};
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

function put(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const text = readFileSync(from, "utf8").replace(SOURCE_MAP, "\n");
  if (!existsSync(to) || readFileSync(to, "utf8") !== text) writeFileSync(to, text);
  return to;
}

const icons = Object.fromEntries(iconsNamed().map((name) => [`${ICONS}/${name}.svg`, `icons/${name}.svg`]));
const wanted = Object.entries({ ...FILES, ...icons }).map(([from, to]) => put(join("node_modules", from), join(TARGET, to)));
for (const path of filesIn(TARGET)) if (!wanted.includes(path)) rmSync(path);
console.log(`static_vendor: ${Object.keys(FILES).length} files and ${Object.keys(icons).length} icons`);

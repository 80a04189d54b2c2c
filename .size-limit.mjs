import { existsSync, readFileSync } from "node:fs";

/**
 * The first view is what the built page itself asks for: its scripts, the modules these import
 * statically, its style sheets. Read from the page, since a pattern of file names would miss a
 * shared chunk, and would pass when it matches nothing. The embedded service comes beside it, as
 * far as the first answers need it: a page of a service elsewhere has none.
 */
const page = "dist/index.html";
const html = existsSync(page) ? readFileSync(page, "utf8") : "";
const linked = Array.from(html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g), (match) => match[1]);

/** @param {RegExp} name */
function firstView(name) {
  const files = linked.filter((file) => file && name.test(file)).map((file) => `dist/${file}`);
  if (files.length === 0) throw new Error(`${page} links no ${name}: run "npm run build" first`);
  return files;
}

export default [
  {
    name: "first view, scripts",
    path: firstView(/^(?!assets\/service-).*\.js$/),
    limit: "130 kB",
    brotli: true,
  },
  { name: "first view, styles", path: firstView(/\.css$/), limit: "15 kB", brotli: true },
  {
    name: "embedded service",
    path: firstView(/^assets\/service-.*\.js$/),
    limit: "45 kB",
    brotli: true,
  },
];

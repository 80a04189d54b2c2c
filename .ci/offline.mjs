import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const NOTHING = 'const BUILD = { id: "", files: {}, isEmbedded: true };';
/** The browser itself keeps it. */
const WORKER = "sw.js";

/**
 * Writes into the built service worker what there is to keep for a time without a network: every file of the
 * build with its hash. A worker that differs by a byte is a new version to the browser, and so is every build.
 * @param {{ isEmbedded: boolean }} service whether it is in the page
 * @returns {import("vite").Plugin}
 */
export function offline({ isEmbedded }) {
  return {
    name: "offline",
    apply: "build",
    writeBundle({ dir = "dist" }) {
      const path = join(dir, WORKER);
      const source = readFileSync(path, "utf8");
      if (!source.includes(NOTHING)) throw new Error(`public/sw.js lacks the line: ${NOTHING}`);
      const files = hashesOf(dir);
      const id = hash(JSON.stringify(files) + source, "hex").slice(0, 12);
      const build = JSON.stringify({ id, files, isEmbedded });
      writeFileSync(path, source.replace(NOTHING, `const BUILD = ${build};`));
    },
  };
}

/** @param {string} dir */
function hashesOf(dir) {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => name !== WORKER)
    .toSorted();
  return Object.fromEntries(
    names.map((name) => [
      name === "index.html" ? "/" : `/${name}`,
      `sha256-${hash(readFileSync(join(dir, name)), "base64")}`,
    ]),
  );
}

/**
 * @param {string | Buffer} content
 * @param {"hex" | "base64"} form
 */
function hash(content, form) {
  return createHash("sha256").update(content).digest(form);
}

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { HEADERS_FILE } from "./security-headers.mjs";

const PLACEHOLDER = 'const BUILD = { id: "", files: {}, isEmbedded: true };';
const WORKER = "sw.js";
/** The browser caches a worker's scripts itself, and the headers are the host's. */
const NOT_CACHED = new Set([WORKER, "mockServiceWorker.js", HEADERS_FILE]);

/**
 * Writes into the built service worker which files it caches: every file of the build, with its hash. A worker that
 * differs by one byte is a new version to the browser.
 * @param {{ isEmbedded: boolean }} service whether the service is embedded in the page
 * @returns {import("vite").Plugin}
 */
export function offline({ isEmbedded }) {
  return {
    name: "offline",
    apply: "build",
    writeBundle({ dir = "dist" }) {
      const path = join(dir, WORKER);
      const source = readFileSync(path, "utf8");
      if (!source.includes(PLACEHOLDER))
        throw new Error(`public/sw.js lacks the line: ${PLACEHOLDER}`);
      const files = hashesOf(dir);
      // A cached page keeps its headers, so that other headers are another build.
      const headers = readFileSync(join(dir, HEADERS_FILE), "utf8");
      const id = hash(JSON.stringify(files) + source + headers, "hex").slice(0, 12);
      const build = JSON.stringify({ id, files, isEmbedded });
      writeFileSync(path, source.replace(PLACEHOLDER, `const BUILD = ${build};`));
    },
  };
}

/** @param {string} dir */
function hashesOf(dir) {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => !NOT_CACHED.has(name))
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

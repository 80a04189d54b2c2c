import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const NOTHING = 'const BUILD = { id: "", files: {} };';
const MOCK = 'importScripts("/mockServiceWorker.js");\n';

/**
 * Writes into the built service worker what there is to keep for a time without a network: every file of the
 * build with its hash. A worker that differs by a byte is a new version to the browser, and so is every build.
 * @param {{ mock: boolean }} with whether the worker hands the API to the embedded service
 * @returns {import("vite").Plugin}
 */
export function offline({ mock }) {
  return {
    name: "offline",
    apply: "build",
    writeBundle({ dir = "dist" }) {
      const path = join(dir, "sw.js");
      const source = readFileSync(path, "utf8");
      for (const line of [NOTHING, MOCK]) {
        if (!source.includes(line)) throw new Error(`public/sw.js lacks the line: ${line}`);
      }
      const files = hashesOf(dir);
      const id = hash(JSON.stringify(files) + source, "hex").slice(0, 12);
      const written = source.replace(NOTHING, `const BUILD = ${JSON.stringify({ id, files })};`);
      writeFileSync(path, mock ? written : written.replace(MOCK, ""));
    },
  };
}

/** The workers themselves are kept by the browser. */
const WORKERS = new Set(["sw.js", "mockServiceWorker.js"]);

/** @param {string} dir */
function hashesOf(dir) {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => !WORKERS.has(name))
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

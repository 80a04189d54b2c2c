import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, stop } from "./shell.mjs";

/**
 * Installs what package-lock.json asks for, unless it is there. Runs with nothing installed, so it
 * may import nothing but Node's own modules.
 */
export async function install() {
  if (!nodeIsRecentEnough()) {
    stop(`Node ${process.versions.node} is too old: this needs 20.19, 22.12 or a later one.`);
  }
  if (isInstalled()) return console.log("Packages: installed already.");
  console.log("Packages: installing.");
  // Just what the lock names, like `npm ci`; but that refuses a lock which was made where a package
  // for some other system could not be looked up.
  const options = [
    "--no-save",
    "--include=dev",
    "--loglevel=error",
    "--fetch-retry-maxtimeout=10000",
  ];
  const { ok, output } = await run("npm", ["install", ...options]);
  if (!ok) stop(`The packages could not be installed: ${reasonIn(output)}`);
  if (!isInstalled()) stop("package-lock.json does not fit package.json: run npm install.");
}

/**
 * @param {string} output npm's, many lines long
 * @returns {string} what matters in it
 */
function reasonIn(output) {
  const code = /npm error code (\S+)/.exec(output)?.[1] ?? "";
  const isUnreachable = /^(ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ENETUNREACH)$/.test(code);
  return isUnreachable ? `npm's registry cannot be reached (${code}).` : `\n${output.trim()}`;
}

/** What Vite asks for. */
function nodeIsRecentEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

/** npm writes down what it has installed when it is done, so this also sees one that was cut short. */
function isInstalled() {
  const wanted = packagesIn("package-lock.json");
  const present = packagesIn("node_modules/.package-lock.json");
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || present[path]?.version === version || (optional && !(path in present)),
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>} by the path of the package
 */
function packagesIn(lockfile) {
  const path = join(root, lockfile);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {};
}

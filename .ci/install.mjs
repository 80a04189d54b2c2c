import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, stop } from "./shell.mjs";

/**
 * Installs the packages of package-lock.json, unless they are installed. Imports only Node's own modules, because it runs
 * before anything is installed.
 */
export async function install() {
  if (!nodeIsRecentEnough()) {
    stop(`Node ${process.versions.node} is too old: this needs 20.19, 22.12 or a later one.`);
  }
  if (isInstalled()) return console.log("Packages: installed already.");
  console.log("Packages: installing.");
  // Unlike `npm ci`, this accepts a lock that lacks optional packages of other systems.
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
 * @param {string} output of npm
 * @returns {string} the line or code that explains the failure
 */
function reasonIn(output) {
  const code = /npm error code (\S+)/.exec(output)?.[1] ?? "";
  const isUnreachable = /^(ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ENETUNREACH)$/.test(code);
  return isUnreachable ? `npm's registry cannot be reached (${code}).` : `\n${output.trim()}`;
}

/** The versions that Vite supports. */
function nodeIsRecentEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

/** npm writes this file at the end of an installation, so an interrupted one does not count. */
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

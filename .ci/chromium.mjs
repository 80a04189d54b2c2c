import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { root, run } from "./shell.mjs";

/** What Playwright switches off. Chromium heeds the last list only, so that ours has to say it again. */
const playwrightsFeatures = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

/** The popup below a window's address bar is two pages of its own, loaded for each window: a ninth of a test's time. */
const omniboxFeatures = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** A browser that calls home floods a closed network with refused connections. */
export const chromiumArguments = [
  "--no-sandbox", // As root, Chromium refuses to run with one.
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  `--disable-features=${[...playwrightsFeatures, ...omniboxFeatures].join(",")}`,
];

/**
 * A Chromium that runs on this machine, if there is one.
 * @returns {string | undefined} its path
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return chosen;
  return [playwrightsOwn(), ...onPath()].find((path) => path !== undefined && runs(path));
}

/**
 * Finds a Chromium, or else installs one: Debian's, with a Chinese font, or Playwright's.
 * @returns {Promise<{ path: string } | { missing: string }>} what is missing, in one line
 */
export async function provideChromium() {
  const found = findChromium();
  if (found)
    return runs(found) ? { path: found } : { missing: `${found} is no Chromium that runs.` };
  if (isRoot() && existsSync("/usr/bin/apt-get")) await installDebians();
  if (!findChromium()) await installPlaywrights();
  const installed = findChromium();
  if (installed) return { path: installed };
  const remedy = "install one, or set CHROMIUM_PATH to it";
  return {
    missing: isRoot()
      ? `No Chromium is here, and neither apt-get nor Playwright could fetch one: ${remedy}.`
      : `No Chromium is here, and without root none could be installed: ${remedy}.`,
  };
}

async function installDebians() {
  console.log("Chromium: installing Debian's.");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const options = ["-y", "-o", "DPkg::Lock::Timeout=120"];
  const names = ["--no-install-recommends", "chromium", "fonts-noto-cjk"];
  await run("apt-get", ["update"], { env, timeout: 120_000 });
  await run("apt-get", ["install", ...options, ...names], { env, timeout: 300_000 });
}

async function installPlaywrights() {
  console.log("Chromium: fetching Playwright's.");
  const command = join(root, "node_modules/@playwright/test/cli.js");
  const libraries = isRoot() ? ["--with-deps"] : [];
  await run(process.execPath, [command, "install", ...libraries, "chromium"], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" }, // A closed network should say so soon.
    timeout: 180_000,
  });
}

/** @returns {string | undefined} */
function playwrightsOwn() {
  const require = createRequire(import.meta.url);
  try {
    return require("@playwright/test").chromium.executablePath();
  } catch {
    return undefined; // It is not installed, or knows no browser for this machine.
  }
}

function onPath() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Being there is not enough: it may lack libraries, or be a stub that points to a shop.
 * @param {string} path
 */
function runs(path) {
  return existsSync(path) && spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
}

function isRoot() {
  return process.getuid?.() === 0;
}

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { canInstallDebian, installDebian, isRoot } from "./debian.mjs";
import { root, run } from "./shell.mjs";

/** Playwright disables these. Chromium uses only the last list, so ours repeats them. */
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

/** The popup of the address bar loads two pages for each window, which takes a ninth of a test's time. */
const omniboxFeatures = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** Without background requests, which would fail in a closed network. */
export const chromiumArguments = [
  "--no-sandbox", // Chromium refuses to run as root with a sandbox.
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  `--disable-features=${[...playwrightsFeatures, ...omniboxFeatures].join(",")}`,
];

/**
 * Finds a Chromium that runs on this machine.
 * @returns {string | undefined} its path
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return chosen;
  return [playwrightChromium(), ...pathsOnPath()].find((path) => path !== undefined && runs(path));
}

/**
 * Finds a Chromium, or installs one: Debian's, with a Chinese font, or Playwright's.
 * @returns {Promise<{ path: string } | { missing: string }>} its path, or one line that says what is missing
 */
export async function provideChromium() {
  const found = findChromium();
  if (found)
    return runs(found) ? { path: found } : { missing: `${found} is no Chromium that runs.` };
  if (canInstallDebian()) {
    console.log("Chromium: installing Debian's.");
    await installDebian(["chromium", "fonts-noto-cjk"]);
  }
  if (!findChromium()) await installPlaywrightChromium();
  const installed = findChromium();
  if (installed) return { path: installed };
  const remedy = "install one, or set CHROMIUM_PATH to it";
  return {
    missing: isRoot()
      ? `No Chromium is here, and neither apt-get nor Playwright could fetch one: ${remedy}.`
      : `No Chromium is here, and without root none could be installed: ${remedy}.`,
  };
}

async function installPlaywrightChromium() {
  console.log("Chromium: fetching Playwright's.");
  const command = join(root, "node_modules/@playwright/test/cli.js");
  const libraries = isRoot() ? ["--with-deps"] : [];
  await run(process.execPath, [command, "install", ...libraries, "chromium"], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" }, // Fails soon in a closed network.
    timeout: 180_000,
  });
}

/** @returns {string | undefined} */
function playwrightChromium() {
  const require = createRequire(import.meta.url);
  try {
    return require("@playwright/test").chromium.executablePath();
  } catch {
    return undefined; // Playwright is not installed, or supports no browser on this machine.
  }
}

function pathsOnPath() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * An existing file may still lack libraries, or be a stub that points to an app store.
 * @param {string} path
 */
function runs(path) {
  return existsSync(path) && spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
}

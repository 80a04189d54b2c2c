import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { canInstallDebian, installDebian } from "./debian.mjs";

/**
 * Finds the browsers that Playwright does not drive, or installs Debian's.
 * @returns {Promise<readonly string[]>} a line for each that is missing
 */
export async function provideOtherBrowsers() {
  if (missing().length > 0 && canInstallDebian()) {
    console.log("Firefox and WebKit: installing Debian's.");
    await installDebian(["firefox-esr", "webkit2gtk-driver", "xvfb"]);
  }
  return missing();
}

function missing() {
  const found = findOtherBrowsers();
  const remedies = {
    firefox: "Firefox is not here: install it, or set FIREFOX_PATH to it.",
    webkit: "WebKit is not here: install WebKitGTK's MiniBrowser and WebKitWebDriver, and Xvfb.",
  };
  return Object.entries(remedies).flatMap(([name, remedy]) => (name in found ? [] : [remedy]));
}

/** @returns {{ firefox?: string, webkit?: string }} the paths of those that are on this machine */
export function findOtherBrowsers() {
  const firefox = process.env.FIREFOX_PATH ?? onPath("firefox-esr") ?? onPath("firefox");
  const webkit = onPath("WebKitWebDriver") && onPath("Xvfb") && miniBrowser();
  return { ...(firefox && { firefox }), ...(webkit && { webkit }) };
}

/** Debian keeps it beside WebKitGTK's libraries. */
function miniBrowser() {
  const folders = ["x86_64-linux-gnu", "aarch64-linux-gnu"].flatMap((machine) =>
    ["4.1", "6.0", "4.0"].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}`),
  );
  return folders.map((folder) => join(folder, "MiniBrowser")).find((path) => existsSync(path));
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "./browser.mjs";
import { root } from "./shell.mjs";

/** Draws the home-screen icons from `public/favicon.svg`. */
const mark = readFileSync(join(root, "public/favicon.svg"), "utf8");
/** Without rounded corners, for systems that cut icons into their own shape. */
const square = mark.replace(' rx="9"', "");

const icons = [
  { name: "icon-192", size: 192, drawing: mark },
  { name: "icon-512", size: 512, drawing: mark },
  { name: "maskable-512", size: 512, drawing: square },
  { name: "apple-touch-icon", size: 180, drawing: square },
];

const browser = await launchChromium();
const page = await browser.newPage();
for (const { name, size, drawing } of icons) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  const path = join(root, `public/icons/${name}.png`);
  writeFileSync(path, await page.screenshot({ omitBackground: true }));
  console.log(path);
}
await browser.close();

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import react from "@vitejs/plugin-react";
import { build, preview } from "vite";
import { chromiumArguments, provideChromium } from "./chromium.mjs";
import { root, stop } from "./shell.mjs";

/**
 * Holds the first view against a bare React page of the same run: the largest paint, and the balance on screen. Then
 * clicks through the places, and prints the longest that a click kept the page from its next frame. Milliseconds, at
 * this machine's speed and at a quarter of it; whoever comes is signed in and has nothing in the cache.
 */
const ROUNDS = 15;
const SLOWDOWNS = [1, 4];

process.chdir(root);
const found = await provideChromium();
if ("missing" in found) stop(found.missing);
const outDir = mkdtempSync(join(tmpdir(), "points-wallet-bench-"));
await build({ logLevel: "error", build: { outDir: join(outDir, "wallet") } });
await build({
  root: join(root, ".ci/bench/view"),
  configFile: false,
  plugins: [react()],
  publicDir: false,
  logLevel: "error",
  build: { outDir: join(outDir, "bare"), modulePreload: { polyfill: false } },
});
const wallet = await serve("wallet");
const bare = await serve("bare");
const browser = await chromium.launch({ executablePath: found.path, args: chromiumArguments });
try {
  for (const slowdown of SLOWDOWNS) await measure(slowdown);
} finally {
  await browser.close();
  await Promise.all([wallet.server.close(), bare.server.close()]);
  rmSync(outDir, { recursive: true });
}

/** @param {number} slowdown of the processor: 4 is a quarter of this machine's speed */
async function measure(slowdown) {
  const [ours, theirs] = [await visitor(wallet.address), await visitor(bare.address)];
  await ours.page.getByRole("button", { name: /^Lin/ }).click();
  await ours.page.getByTestId("spendable").waitFor();
  /** @type {Record<"ours" | "theirs", View[]>} */
  const views = { ours: [], theirs: [] };
  for (let round = 0; round < ROUNDS; round++) {
    views.theirs.push(await view(theirs, slowdown));
    views.ours.push(await view(ours, slowdown));
  }
  console.log(`\nFirst view, medians of ${ROUNDS}, processor slowed ${slowdown} x`);
  for (const [name, what] of /** @type {const} */ ([
    ["largest", "largest paint"],
    ["balance", "balance on screen"],
  ])) {
    const [a, b] = [median(views.ours, name), median(views.theirs, name)];
    console.log(
      `  ${what.padEnd(18)} wallet ${a.toFixed(0).padStart(5)}  bare ${b.toFixed(0).padStart(5)}  ratio ${(a / b).toFixed(2)}`,
    );
  }
  await clicks(ours, slowdown);
  await ours.page.context().close();
  await theirs.page.context().close();
}

/** @typedef {{ largest: number, balance: number }} View */
/** @typedef {Awaited<ReturnType<typeof visitor>>} Visitor */

/** @param {string} address */
async function visitor(address) {
  const context = await browser.newContext({ viewport: { width: 412, height: 860 }, locale: "en" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.addInitScript(watch);
  await page.goto(address);
  return { page, devtools, address };
}

/** In the page, before anything else: notes when the balance is on screen, the largest paint, and slow events. */
function watch() {
  const seen = { largest: Number.NaN, balance: Number.NaN, slowest: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.largest = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.slowest = Math.max(seen.slowest, duration);
    // The types of the platform do not know the threshold yet; 16 is the least there is.
  }).observe(Object.assign({ type: "event", buffered: true }, { durationThreshold: 16 }));
  const look = () => {
    const balance = document.querySelector("[data-testid=spendable]");
    if (!balance?.textContent) return void requestAnimationFrame(look);
    // The frame that has it is on screen when the next one begins.
    requestAnimationFrame(() => (seen.balance = performance.now()));
  };
  requestAnimationFrame(look);
}

/**
 * @param {Visitor} visitor
 * @param {number} slowdown
 * @returns {Promise<View>}
 */
async function view({ page, devtools, address }, slowdown) {
  await devtools.send("Network.enable");
  await devtools.send("Network.clearBrowserCache");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  // A visit: with a reload, taking the page before down would count as part of it.
  await page.goto("about:blank");
  await page.goto(address, { waitUntil: "load" });
  await page.waitForFunction(() => {
    const { seen } = /** @type {any} */ (window);
    return seen.balance > 0 && seen.largest > 0;
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  // What comes after the first view is not to disturb the next one.
  await page.waitForLoadState("networkidle");
  return page.evaluate(() => {
    const { seen } = /** @type {any} */ (window);
    return seen;
  });
}

/**
 * @param {Visitor} visitor
 * @param {number} slowdown
 */
async function clicks({ page, devtools }, slowdown) {
  const places = page.getByRole("navigation", { name: "Places" }).getByRole("link");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  /** @type {string[]} */
  const told = [];
  for (const place of await places.filter({ visible: true }).all()) {
    await page.evaluate(() => {
      /** @type {any} */ (window).seen.slowest = 0;
    });
    const name = await place.textContent();
    await place.click();
    await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
    // An event's duration is told some frames after it.
    await page.evaluate(
      () => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen, 200))),
    );
    const slowest = await page.evaluate(() => /** @type {any} */ (window).seen.slowest);
    told.push(`${name} ${slowest === 0 ? "< 16" : slowest}`);
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  console.log(`  a click until its next frame: ${told.join(", ")}`);
}

/** @param {"wallet" | "bare"} name */
async function serve(name) {
  const server = await preview({
    root,
    configFile: false,
    logLevel: "error",
    build: { outDir: join(outDir, name) },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const address = server.httpServer.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no address");
  return { server, address: `http://localhost:${address.port}/` };
}

/**
 * @param {readonly View[]} views
 * @param {keyof View} name
 */
function median(views, name) {
  const sorted = views.map((view) => view[name]).toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

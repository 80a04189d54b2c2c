import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { quantile } from "./bench/quantile.mjs";
import { launchChromium, serveBuild } from "./browser.mjs";
import { root } from "./shell.mjs";

/**
 * Compares the first view of the wallet with a bare React page: the time to the largest paint, and to the balance on
 * screen. Then clicks every link of the navigation, and prints the longest time from a click to the next frame. All
 * times are in milliseconds, at full and at a quarter of the processor's speed. The member is signed in, and the HTTP
 * cache is empty.
 */
const ROUNDS = 15;
const SLOWDOWNS = [1, 4];

const wallet = await serveBuild();
const bare = await serveBuild({
  root: join(root, ".ci/bench/view"),
  configFile: false,
  plugins: [react()],
  publicDir: false,
  build: { modulePreload: { polyfill: false } },
});
const browser = await launchChromium();
try {
  for (const slowdown of SLOWDOWNS) await measure(slowdown);
} finally {
  await browser.close();
  await Promise.all([wallet.close(), bare.close()]);
}

/** @param {number} slowdown of the processor: 4 is a quarter of this machine's speed */
async function measure(slowdown) {
  const [ours, reference] = [await openPage(wallet.address), await openPage(bare.address)];
  await ours.page.getByRole("button", { name: /^Lin/ }).click();
  await ours.page.getByTestId("spendable").waitFor();
  /** @type {Record<"ours" | "reference", View[]>} */
  const views = { ours: [], reference: [] };
  for (let round = 0; round < ROUNDS; round++) {
    views.reference.push(await view(reference, slowdown));
    views.ours.push(await view(ours, slowdown));
  }
  console.log(`\nFirst view, medians of ${ROUNDS}, processor slowed ${slowdown} x`);
  for (const [name, label] of /** @type {const} */ ([
    ["largest", "largest paint"],
    ["balance", "balance on screen"],
  ])) {
    const [a, b] = [median(views.ours, name), median(views.reference, name)];
    console.log(
      `  ${label.padEnd(18)} wallet ${a.toFixed(0).padStart(5)}  bare ${b.toFixed(0).padStart(5)}  ratio ${(a / b).toFixed(2)}`,
    );
  }
  await clicks(ours, slowdown);
  await ours.page.context().close();
  await reference.page.context().close();
}

/** @typedef {{ largest: number, balance: number }} View */
/** @typedef {Awaited<ReturnType<typeof openPage>>} Opened */

/** @param {string} address */
async function openPage(address) {
  const context = await browser.newContext({ viewport: { width: 412, height: 860 }, locale: "en" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.addInitScript(recordTimes);
  await page.goto(address);
  return { page, devtools, address };
}

/** Runs in the page before its scripts. Records when the balance is on screen, the largest paint, and slow events. */
function recordTimes() {
  const seen = { largest: Number.NaN, balance: Number.NaN, slowest: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.largest = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.slowest = Math.max(seen.slowest, duration);
    // The DOM types lack durationThreshold. Its minimum is 16.
  }).observe(Object.assign({ type: "event", buffered: true }, { durationThreshold: 16 }));
  const findBalance = () => {
    const balance = document.querySelector("[data-testid=spendable]");
    if (!balance?.textContent) return void requestAnimationFrame(findBalance);
    // A frame is on screen when the next one begins.
    requestAnimationFrame(() => (seen.balance = performance.now()));
  };
  requestAnimationFrame(findBalance);
}

/**
 * @param {Opened} opened
 * @param {number} slowdown
 * @returns {Promise<View>}
 */
async function view({ page, devtools, address }, slowdown) {
  await devtools.send("Network.enable");
  await devtools.send("Network.clearBrowserCache");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  // A reload would include the time to unload the page before.
  await page.goto("about:blank");
  await page.goto(address, { waitUntil: "load" });
  await page.waitForFunction(() => {
    const { seen } = /** @type {any} */ (window);
    return seen.balance > 0 && seen.largest > 0;
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  // Requests after the first view must not disturb the next round.
  await page.waitForLoadState("networkidle");
  return page.evaluate(() => {
    const { seen } = /** @type {any} */ (window);
    return seen;
  });
}

/**
 * @param {Opened} opened
 * @param {number} slowdown
 */
async function clicks({ page, devtools }, slowdown) {
  const links = page.getByRole("navigation", { name: "Places" }).getByRole("link");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  /** @type {string[]} */
  const results = [];
  for (const link of await links.filter({ visible: true }).all()) {
    await page.evaluate(() => {
      /** @type {any} */ (window).seen.slowest = 0;
    });
    const name = await link.textContent();
    await link.click();
    await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
    // The observer reports an event some frames after it.
    await page.evaluate(
      () => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen, 200))),
    );
    const slowest = await page.evaluate(() => /** @type {any} */ (window).seen.slowest);
    results.push(`${name} ${slowest === 0 ? "< 16" : slowest}`);
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  console.log(`  a click until its next frame: ${results.join(", ")}`);
}

/**
 * @param {readonly View[]} views
 * @param {keyof View} name
 */
function median(views, name) {
  return quantile(views.map((view) => view[name]));
}

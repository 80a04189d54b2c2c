import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { chromiumArguments, provideChromium } from "./chromium.mjs";
import { root, stop } from "./shell.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Holds the history of a long ledger, in a Chromium on the production build, against that of a short one and against a
 * bare list of plain rows that scrolls. All times are in milliseconds.
 */
const [long = "huge"] = process.argv.slice(2);
const names = { regular: /^Lin/, busy: /^Bo/, huge: /^Hai/ };
/** CSS pixels a second: a brisk wheel, and a fling. */
const SPEEDS = [1_500, 6_000];
const ROUNDS = 7;

process.chdir(root);
const found = await provideChromium();
if ("missing" in found) stop(found.missing);
const outDir = mkdtempSync(join(tmpdir(), "points-wallet-bench-"));
await build({ logLevel: "error", build: { outDir, emptyOutDir: true } });
copyFileSync(join(root, ".ci/bench/bare-list.html"), join(outDir, "bare-list.html"));
const server = await preview({
  logLevel: "error",
  build: { outDir },
  preview: { host: "127.0.0.1", port: 4574, strictPort: false },
});
const { port } = new URL(server.resolvedUrls?.local[0] ?? "http://localhost:4574/");
const address = `http://localhost:${port}`;
const browser = await chromium.launch({ executablePath: found.path, args: chromiumArguments });
try {
  const short = await visitor("regular");
  const page = await visitor(long);
  await firstRows([short, page]);
  for (const speed of SPEEDS) await scroll(page, speed);
  await search(page);
  await jump(page);
  await goBack(page);
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true });
}

/**
 * A page with storage of its own, signed in, its worker there.
 * @param {string} member
 */
async function visitor(member) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    timezoneId: "Asia/Shanghai",
    locale: "en",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on("pageerror", (fault) => console.error(fault));
  await page.goto(`${address}/activity`);
  const name = names[/** @type {keyof typeof names} */ (member)];
  await page.getByRole("button", { name }).click();
  await page.locator("[data-row] a").first().waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return page;
}

/**
 * From the navigation to the first row that is drawn, in turns.
 * @param {readonly Page[]} pages of a short history and a long one
 */
async function firstRows(pages) {
  /** @type {number[][]} */
  const times = pages.map(() => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [index, page] of pages.entries()) {
      await page.bringToFront();
      await page.goto(`${address}/activity`);
      await page.locator("[data-row] a").first().waitFor();
      const time = await page.evaluate(
        () => new Promise((seen) => requestAnimationFrame(() => seen(performance.now()))),
      );
      if (round >= 0) times[index]?.push(Number(time));
    }
  }
  const [short = [], long = []] = times;
  const ratio = (median(long) / median(short)).toFixed(2);
  console.log(`first rows    short ${told(short)}; long ${told(long)}; ratio ${ratio}`);
}

/**
 * @param {Page} page
 * @param {number} speed
 */
async function scroll(page, speed) {
  for (let round = 0; round < 2; round++) {
    await page.goto(`${address}/bare-list.html`);
    const bare = await frames(page, speed);
    await page.goto(`${address}/activity`);
    await page.locator("[data-row] a").first().waitFor();
    // What comes ahead for other screens is past.
    await page.waitForTimeout(3_000);
    const ours = await frames(page, speed);
    console.log(`scroll ${String(speed).padStart(5)}/s  bare ${bare}   history ${ours}`);
  }
}

/**
 * @param {Page} page
 * @param {number} speed
 */
async function frames(page, speed) {
  await page.evaluate(() => {
    const times = [performance.now()];
    let isOn = true;
    const tick = () => {
      times.push(performance.now());
      if (isOn) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(globalThis, { ended: () => ((isOn = false), times) });
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Input.synthesizeScrollGesture", {
    x: 640,
    y: 500,
    yDistance: -speed * 4,
    speed,
    gestureSourceType: "mouse",
  });
  const missing = await page.evaluate(
    () =>
      Array.from(document.querySelectorAll("[data-row]")).filter(
        (row) => row.tagName === "LI" && !row.querySelector("a"),
      ).length,
  );
  /** @type {number[]} */
  const times = await page.evaluate("ended()");
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const late = gaps.filter((gap) => gap > 25).length;
  const rate = (1_000 * gaps.length) / ((times.at(-1) ?? 0) - (times[0] ?? 0));
  return `${rate.toFixed(1)} frames/s, ${late} of ${gaps.length} late, longest ${Math.max(...gaps).toFixed(0)}, ${missing} rows not there`;
}

/**
 * From the last key to the frame with the answer.
 * @param {Page} page
 */
async function search(page) {
  await page.goto(`${address}/activity`);
  await page.locator("[data-row] a").first().waitFor();
  await page.waitForTimeout(3_000);
  const field = page.getByRole("searchbox");
  /** @type {number[]} */
  const times = [];
  for (const words of [
    "towel",
    "sign-in",
    "electric",
    "water",
    "coupon",
    "no such words",
    "rebate",
  ]) {
    await field.fill(words.slice(0, -1));
    await page.waitForTimeout(400);
    await page.evaluate(() => {
      // From the key on the list is busy until it has the answer.
      let wasBusy = false;
      const isBusy = () => document.querySelector("main [aria-busy=true]") !== null;
      const answered = new Promise((seen) => {
        const onKey = (/** @type {KeyboardEvent} */ { timeStamp }) => {
          new MutationObserver((_changes, observer) => {
            if (isBusy()) wasBusy = true;
            if (!wasBusy || isBusy()) return;
            observer.disconnect();
            requestAnimationFrame(() => seen(performance.now() - timeStamp));
          }).observe(document.body, { subtree: true, childList: true, attributes: true });
        };
        addEventListener("keydown", onKey, { once: true, capture: true });
      });
      Object.assign(globalThis, { answered });
    });
    await field.press(words.at(-1) ?? "");
    times.push(Number(await page.evaluate("answered")));
  }
  console.log(`search        ${told(times)}`);
  await field.fill("");
  await page.waitForFunction(() => location.search === "");
}

/**
 * To a day in the middle.
 * @param {Page} page
 */
async function jump(page) {
  const times = [];
  for (const days of [150, 30, 700, 1_000]) {
    const day = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    const begun = Date.now();
    await page.getByLabel("Go to").fill(day);
    const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric" });
    await page.getByRole("heading", { name: month.format(new Date(day)) }).waitFor();
    times.push(Date.now() - begun);
  }
  console.log(`jump          ${told(times)} (with the driver's own time)`);
}

/**
 * Opens a row far down and comes back to it.
 * @param {Page} page
 */
async function goBack(page) {
  const row = page.locator("[data-row] a").nth(12);
  const place = async () => (await row.boundingBox())?.y;
  const before = await place();
  const title = await row.textContent();
  await row.click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForURL(/activity\/\w+-/);
  const begun = Date.now();
  await page.goBack();
  await page.locator("[data-row] a").nth(12).waitFor();
  const time = Date.now() - begun;
  const isSame = before === (await place()) && title === (await row.textContent());
  console.log(`back          ${time}, ${isSame ? "at the very row" : "ELSEWHERE"}`);
}

/** @param {readonly number[]} times */
function told(times) {
  return `median ${median(times).toFixed(0)}, longest ${Math.max(...times).toFixed(0)}`;
}

/** @param {readonly number[]} sample */
function median(sample) {
  return sample.toSorted((a, b) => a - b)[Math.floor(sample.length / 2)] ?? Number.NaN;
}

import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { quantile } from "./bench/quantile.mjs";
import { launchChromium, serveBuild } from "./browser.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Compares the activity list of a long ledger with that of a short one, and with a bare scrolling list, in Chromium on
 * the production build. All times are in milliseconds.
 */
const [long = "huge"] = process.argv.slice(2);
const names = { regular: /^Lin/, busy: /^Bo/, huge: /^Hai/ };
/** CSS pixels per second: a fast mouse wheel, and a swipe. */
const SPEEDS = [1_500, 6_000];
const ROUNDS = 7;

const server = await serveBuild();
copyFileSync(".ci/bench/bare-list.html", join(server.outDir, "bare-list.html"));
const browser = await launchChromium();
try {
  const short = await openMember("regular");
  const page = await openMember(long);
  await firstRows([short, page]);
  for (const speed of SPEEDS) await scroll(page, speed);
  await search(page);
  await jump(page);
  await goBack(page);
} finally {
  await browser.close();
  await server.close();
}

/**
 * Opens a page with its own storage, signs in, and waits for the service worker.
 * @param {string} member
 */
async function openMember(member) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    timezoneId: "Asia/Shanghai",
    locale: "en",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`${server.address}/activity`);
  const name = names[/** @type {keyof typeof names} */ (member)];
  await page.getByRole("button", { name }).click();
  await page.locator("[data-row] a").first().waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return page;
}

/**
 * Measures the time from the navigation to the first row on screen, alternating between the pages.
 * @param {readonly Page[]} pages of a short history and a long one
 */
async function firstRows(pages) {
  /** @type {number[][]} */
  const times = pages.map(() => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [index, page] of pages.entries()) {
      await page.bringToFront();
      await page.goto(`${server.address}/activity`);
      await page.locator("[data-row] a").first().waitFor();
      const time = await page.evaluate(
        () => new Promise((seen) => requestAnimationFrame(() => seen(performance.now()))),
      );
      if (round >= 0) times[index]?.push(Number(time));
    }
  }
  const [short = [], long = []] = times;
  const ratio = (quantile(long) / quantile(short)).toFixed(2);
  console.log(`first rows    short ${summary(short)}; long ${summary(long)}; ratio ${ratio}`);
}

/**
 * @param {Page} page
 * @param {number} speed
 */
async function scroll(page, speed) {
  for (let round = 0; round < 2; round++) {
    await page.goto(`${server.address}/bare-list.html`);
    const bare = await frames(page, speed);
    await page.goto(`${server.address}/activity`);
    await page.locator("[data-row] a").first().waitFor();
    // By then, prefetching for other screens is over.
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
    Object.assign(globalThis, { stopFrames: () => ((isOn = false), times) });
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
  const times = await page.evaluate("stopFrames()");
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const late = gaps.filter((gap) => gap > 25).length;
  const rate = (1_000 * gaps.length) / ((times.at(-1) ?? 0) - (times[0] ?? 0));
  return `${rate.toFixed(1)} frames/s, ${late} of ${gaps.length} late, longest ${Math.max(...gaps).toFixed(0)}, ${missing} rows missing`;
}

/**
 * Measures the time from the last key press to the frame with the results.
 * @param {Page} page
 */
async function search(page) {
  await page.goto(`${server.address}/activity`);
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
      // The list is busy from the key press to the results.
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
  console.log(`search        ${summary(times)}`);
  await field.fill("");
  await page.waitForFunction(() => location.search === "");
}

/**
 * Goes to days in the middle of the list.
 * @param {Page} page
 */
async function jump(page) {
  const times = [];
  for (const days of [150, 30, 700, 1_000]) {
    const day = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    const startedAt = Date.now();
    await page.getByLabel("Go to").fill(day);
    const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric" });
    await page.getByRole("heading", { name: month.format(new Date(day)) }).waitFor();
    times.push(Date.now() - startedAt);
  }
  console.log(`jump          ${summary(times)} (includes Playwright's own time)`);
}

/**
 * Opens a row and goes back to it.
 * @param {Page} page
 */
async function goBack(page) {
  const row = page.locator("[data-row] a").nth(12);
  const position = async () => (await row.boundingBox())?.y;
  const before = await position();
  const title = await row.textContent();
  await row.click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForURL(/activity\/\w+-/);
  const startedAt = Date.now();
  await page.goBack();
  await page.locator("[data-row] a").nth(12).waitFor();
  const time = Date.now() - startedAt;
  const isSame = before === (await position()) && title === (await row.textContent());
  console.log(`back          ${time}, ${isSame ? "same position" : "ANOTHER POSITION"}`);
}

/** @param {readonly number[]} times */
function summary(times) {
  return `median ${quantile(times).toFixed(0)}, longest ${Math.max(...times).toFixed(0)}`;
}

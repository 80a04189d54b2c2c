import { mkdirSync, rmSync } from "node:fs";
import { launchChromium, serveBuild } from "./browser.mjs";

/**
 * Takes a screenshot of every screen at every width, in both themes and languages, into `shots/`. Arguments select the
 * pictures whose names contain one of them: `npm run shots -- overview 320-dark`.
 * A line is a screen: the name of its pictures, the member, the address, and a command that is sent before.
 * @type {readonly (readonly [string, string, string, (readonly [string, object])?])[]}
 */
const screens = [
  ["overview", "regular", "/"],
  ["overview-nine", "nine", "/"],
  ["overview-new", "new", "/"],
  ["obtain-exchange", "regular", "/obtain"],
  ["obtain-rebates", "regular", "/obtain/rebates"],
  ["obtain-tasks", "regular", "/obtain/tasks"],
  ["obtain-top-up", "regular", "/obtain/top-up"],
  ["pay", "regular", "/pay"],
  ["pay-order", "regular", "/pay/regular-PT-20817"],
  ["pay-nine", "nine", "/pay/nine-W-77"],
  ["redeem", "regular", "/redeem"],
  ["rewards", "regular", "/rewards"],
  ["rewards-none", "new", "/rewards"],
  ["donate", "regular", "/donate"],
  ["donate-project", "regular", "/donate/clean-water"],
  ["donate-nine", "nine", "/donate/library"],
  ["draw", "regular", "/draw"],
  ["activity", "regular", "/activity"],
  ["entry", "regular", "/activity/regular-417"],
  ["entry-partial-capture", "nine", "/activity/nine-3"],
  ["messages", "regular", "/messages"],
  ["messages-new", "new", "/messages"],
  ["best-use", "regular", "/best-use"],
  ["best-use-nine", "nine", "/best-use"],
  ["best-use-new", "new", "/best-use"],
  ["import", "regular", "/import"],
  ["print", "regular", "/activity/print"],
  ["settings", "regular", "/settings"],
  ["demo-controls", "regular", "/redeem#demo"],
  ["not-found", "regular", "/nowhere"],
  [
    "certificate",
    "regular",
    "/donate/certificates/000001",
    ["/api/donations", { projectId: "clean-water", points: 1_200, anonymous: false }],
  ],
  [
    "draw-check",
    "regular",
    "/draw/1",
    ["/api/draws", { number: 1, memberSeed: "00112233445566778899aabbccddeeff" }],
  ],
  ["drawn", "regular", "/draw"],
];

const widths = [320, 768, 1440];
const MAX_HEIGHT = 4_000;
const themes = /** @type {const} */ (["light", "dark"]);
const locales = ["en", "zh-CN"];

const wanted = process.argv.slice(2);
/** @param {string} name */
const isWanted = (name) => wanted.length === 0 || wanted.some((word) => name.includes(word));

const server = await serveBuild();
const browser = await launchChromium();
rmSync("shots", { recursive: true, force: true });
mkdirSync("shots");
let count = 0;

for (const colorScheme of themes) {
  for (const locale of locales) {
    const context = await browser.newContext({ colorScheme, locale, timezoneId: "Asia/Shanghai" });
    const page = await context.newPage();
    for (const [name, member, address, command] of screens) {
      await draw(page, name, `${colorScheme}-${locale}`, () =>
        open(page, member, address, command),
      );
    }
    await context.close();
  }
}

await browser.close();
await server.close();
console.log(`${count} pictures in shots/`);

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} screen
 * @param {string} look
 * @param {() => Promise<void>} open
 */
async function draw(page, screen, look, open) {
  const names = widths.map((width) => ({ width, name: `${screen}-${width}-${look}` }));
  const wantedNames = names.filter(({ name }) => isWanted(name));
  if (wantedNames.length === 0) return;
  await open();
  await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
  for (const { width, name } of wantedNames) {
    await page.setViewportSize({ width, height: 900 });
    await waitUntilLoaded(page);
    // As high as the page, so that what loads when it is visible loads too. A long list is cut.
    const height = await page.evaluate(
      (max) => Math.min(max, document.documentElement.scrollHeight),
      MAX_HEIGHT,
    );
    await page.setViewportSize({ width, height });
    await waitUntilLoaded(page);
    await page.screenshot({ path: `shots/${name}.png`, animations: "disabled" });
    count += 1;
  }
}

/**
 * Waits two frames, in which what is now visible starts to load, and then until nothing is loading.
 * @param {import("@playwright/test").Page} page
 */
async function waitUntilLoaded(page) {
  await page.evaluate(
    () => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))),
  );
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
}

/**
 * Signs in, and opens an address.
 * @param {import("@playwright/test").Page} page
 * @param {string} member
 * @param {string} address
 * @param {readonly [string, object]} [command]
 */
async function open(page, member, address, command) {
  await page.goto(server.address);
  await page.evaluate(async (memberId) => {
    await navigator.serviceWorker.ready;
    const headers = { "Content-Type": "application/json" };
    const request = { method: "POST", headers, body: JSON.stringify({ memberId }) };
    for (let tries = 0; tries < 100; tries++) {
      // Before the worker controls the page, the file server answers, and refuses this.
      if ((await fetch("/api/session", request)).ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("the service does not answer");
  }, member);
  if (command) await send(page, ...command);
  await page.goto(`${server.address}${address}`);
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} path
 * @param {object} body
 */
async function send(page, path, body) {
  await page.evaluate(
    async ([to, text]) => {
      const headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": crypto.randomUUID(),
      };
      await fetch(to, { method: "POST", headers, body: text });
    },
    /** @type {const} */ ([path, JSON.stringify(body)]),
  );
}

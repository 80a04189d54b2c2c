import { mkdirSync, rmSync } from "node:fs";
import { chromium } from "@playwright/test";
import { build, createServer, preview } from "vite";
import { chromiumArguments, provideChromium } from "./chromium.mjs";
import { root, stop } from "./shell.mjs";

/**
 * Draws every screen at every width, in both themes and languages, into `shots/`:
 * `npm run shots`, or `npm run shots -- overview 320-dark` for the pictures whose names contain a word of these.
 * A new screen is a line here: the name of its pictures, whose wallet, its address; and what is asked of the service
 * before, where there would be nothing to see.
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
  ["pay-bill", "regular", "/pay/plumtree?order=PT-20817"],
  ["pay-nine", "nine", "/pay/water"],
  ["redeem", "regular", "/redeem"],
  ["donate", "regular", "/donate"],
  ["donate-project", "regular", "/donate/clean-water"],
  ["donate-nine", "nine", "/donate/library"],
  ["draw", "regular", "/draw"],
  ["history", "regular", "/activity"],
  ["entry", "regular", "/activity/regular-417"],
  ["entry-smaller-bill", "nine", "/activity/nine-3"],
  ["plan", "regular", "/best-use"],
  ["plan-nine", "nine", "/best-use"],
  ["plan-new", "new", "/best-use"],
  ["statement", "regular", "/import"],
  ["statement-paper", "regular", "/activity/print"],
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
const MOST = 4_000;
const themes = /** @type {const} */ (["light", "dark"]);
const locales = ["en", "zh-CN"];

const wanted = process.argv.slice(2);
/** @param {string} name */
const isWanted = (name) => wanted.length === 0 || wanted.some((word) => name.includes(word));

process.chdir(root);
const found = await provideChromium();
if ("missing" in found) stop(found.missing);
rmSync("shots", { recursive: true, force: true });
mkdirSync("shots");
await build({ logLevel: "warn" });
// A port that is free: nothing here needs a known one.
const built = await preview({ logLevel: "warn", preview: { host: "127.0.0.1", port: 0 } });
// The design page is no part of what is built, which has left this set to "production".
process.env.NODE_ENV = "development";
const source = await createServer({ logLevel: "warn", server: { host: "127.0.0.1", port: 0 } });
await source.listen();
const browser = await chromium.launch({ executablePath: found.path, args: chromiumArguments });
let count = 0;

for (const colorScheme of themes) {
  for (const locale of locales) {
    const context = await browser.newContext({ colorScheme, locale, timezoneId: "Asia/Shanghai" });
    const page = await context.newPage();
    for (const [name, member, address, before] of screens) {
      await draw(page, name, `${colorScheme}-${locale}`, () => open(page, member, address, before));
    }
    const design = async () => void (await page.goto(`${addressOf(source)}/design`));
    await draw(page, "design", `${colorScheme}-${locale}`, design);
    await context.close();
  }
}

await browser.close();
await built.close();
await source.close();
console.log(`${count} pictures in shots/`);

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} screen
 * @param {string} look
 * @param {() => Promise<void>} open
 */
async function draw(page, screen, look, open) {
  const names = widths.map((width) => ({ width, name: `${screen}-${width}-${look}` }));
  const due = names.filter(({ name }) => isWanted(name));
  if (due.length === 0) return;
  await open();
  await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
  for (const { width, name } of due) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    // As high as the page, so that what comes when it is seen comes too; a long list goes on and on.
    const height = await page.evaluate(
      (most) => Math.min(most, document.documentElement.scrollHeight),
      MOST,
    );
    await page.setViewportSize({ width, height });
    await settled(page);
    await page.screenshot({ path: `shots/${name}.png`, animations: "disabled" });
    count += 1;
  }
}

/**
 * Two frames on, so that what is only now in view has been asked for; then until it has come.
 * @param {import("@playwright/test").Page} page
 */
async function settled(page) {
  await page.evaluate(
    () => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))),
  );
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
}

/**
 * Signs in as the page does, and opens an address.
 * @param {import("@playwright/test").Page} page
 * @param {string} member
 * @param {string} address
 * @param {readonly [string, object]} [before]
 */
async function open(page, member, address, before) {
  await page.goto(addressOf(built));
  await page.evaluate(async (memberId) => {
    await navigator.serviceWorker.ready;
    const headers = { "Content-Type": "application/json" };
    const asked = { method: "POST", headers, body: JSON.stringify({ memberId }) };
    for (let tries = 0; tries < 100; tries++) {
      // Until the worker answers, the file server does, and it takes no sign-in.
      if ((await fetch("/api/session", asked)).ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("the service does not answer");
  }, member);
  if (before) await ask(page, ...before);
  await page.goto(`${addressOf(built)}${address}`);
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} path
 * @param {object} body
 */
async function ask(page, path, body) {
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

/** @param {import("vite").PreviewServer | import("vite").ViteDevServer} server */
function addressOf(server) {
  const address = server.httpServer?.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no address");
  return `http://localhost:${address.port}`;
}

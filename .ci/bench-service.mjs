import { cpSync } from "node:fs";
import { join } from "node:path";
import { quantile } from "./bench/quantile.mjs";
import { launchChromium, serveBuild } from "./browser.mjs";
import { root } from "./shell.mjs";

/** @typedef {import("./bench/service/page.ts").Bench} Bench */

/**
 * Measures commands and searches in Chromium over IndexedDB, directly and through the service worker, and compares them
 * with a bare transaction and a bare round trip through a worker. All times are in milliseconds.
 */
const sizes =
  process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 100_000, 1_000_000];
const WARM_UP_ROUNDS = 20;
const ROUNDS = 150;

const server = await serveBuild({
  root: join(root, ".ci/bench/service"),
  configFile: join(root, "vite.config.ts"),
  publicDir: join(root, "public"),
});
cpSync(join(root, ".ci/bench/service/bare"), join(server.outDir, "bare"), { recursive: true });
const browser = await launchChromium();
try {
  for (const size of sizes) await measure(size);
} finally {
  await browser.close();
  await server.close();
}

/**
 * Uses a new browser context, and so its own storage.
 * @param {number} size entries
 */
async function measure(size) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(server.address);
  /** @type {import("@playwright/test").JSHandle<Bench>} */
  const bench = await page.evaluateHandle("bench");
  const { total, generating } = await bench.evaluate((bench, size) => bench.fill(size), size);
  const loaded = `loaded in ${total.toFixed(0)}, of which generating took ${generating.toFixed(0)}`;
  const cold = await bench.evaluate((bench) => bench.openCold());
  console.log(`\n${size} entries; ${loaded}; first wallet ${cold.toFixed(0)}`);

  for (const { name, rows, times } of await bench.evaluate((bench) => bench.search())) {
    const [first = 0] = times;
    const [firstTime, medianTime] = [first, quantile(times)].map((time) =>
      time.toFixed(1).padStart(8),
    );
    console.log(
      `  page of ${name.padEnd(42)} ${String(rows).padStart(7)} rows, first ${firstTime}, median ${medianTime}`,
    );
  }

  /** @type {Record<string, number[]>} */
  const times = {};
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const measured = await bench.evaluate((bench) => bench.measureOnce());
    for (const [name, time] of Object.entries(measured))
      if (round >= 0) (times[name] ??= []).push(time);
  }
  const { transaction = [], worker = [], direct = [], served = [] } = times;
  for (const [name, share] of /** @type {const} */ ([
    ["p50", 0.5],
    ["p95", 0.95],
  ])) {
    const at = (/** @type {number[]} */ sample) => quantile(sample, share);
    const sum = at(transaction) + at(worker);
    console.log(
      `  ${name}  transaction ${at(transaction).toFixed(2)}  worker ${at(worker).toFixed(2)}` +
        `  command direct ${at(direct).toFixed(2)}  served ${at(served).toFixed(2)}` +
        `  served / (transaction + worker) ${(at(served) / sum).toFixed(2)}`,
    );
  }
  await context.close();
}

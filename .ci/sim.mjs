import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "vite";
import { root, stop } from "./shell.mjs";

/** Runs the simulator on seeds `--seeds A..B`, B not included, on all cores. `--trace` prints what happened. */

/** @typedef {{ seed: number, hash: string, fault?: string, lines?: string[] }} Told */

const SHOWN = 60;

const given = process.argv.slice(2).join(" ");
const [, from = 0, to = 0] = /--seeds[ =](\d+)\.\.(\d+)/.exec(given)?.map(Number) ?? [];
if (from >= to) stop("Which seeds? For instance: npm run sim -- --seeds 0..2000");
const isTraced = given.includes("--trace");

const started = performance.now();
// Among the packages, so that those that are not bundled are found.
const outDir = join(root, `node_modules/.sim-${process.pid}`);
try {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      ssr: join(root, "src/testing/simulator/simulate.ts"),
      outDir,
      minify: false,
      copyPublicDir: false,
    },
  });
  const lanes = Math.min(availableParallelism(), to - from);
  const told = await Promise.all(Array.from({ length: lanes }, (_, lane) => lane).map(runLane));
  report(told.flat().toSorted((a, b) => a.seed - b.seed));
} finally {
  rmSync(outDir, { recursive: true, force: true });
}

/**
 * Every so-manieth seed, in a thread of its own.
 * @param {number} lane
 * @param {number} _place
 * @param {readonly number[]} lanes
 * @returns {Promise<Told[]>}
 */
function runLane(lane, _place, lanes) {
  const simulator = pathToFileURL(join(outDir, "simulate.js")).href;
  const workerData = { simulator, from: from + lane, to, step: lanes.length, isTraced };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("sim-lane.mjs", import.meta.url), { workerData });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** @param {readonly Told[]} runs */
function report(runs) {
  const broken = runs.filter(({ fault }) => fault !== undefined);
  for (const { seed, fault, lines = [] } of isTraced ? runs : broken.slice(0, 3)) {
    const last = isTraced ? lines : lines.slice(-SHOWN);
    console.log(`seed ${seed}: ${fault ?? "nothing is broken"}\n${last.join("\n")}\n`);
  }
  const hash = createHash("sha256");
  for (const run of runs) hash.update(run.hash);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const seeds = broken.slice(0, 20).map(({ seed }) => seed);
  console.log(
    `${runs.length} seeds, ${broken.length} broken${seeds.length > 0 ? ` (${seeds.join(", ")})` : ""}, ` +
      `traces ${hash.digest("hex").slice(0, 16)}, ${seconds} s`,
  );
  if (broken.length > 0) process.exitCode = 1;
}

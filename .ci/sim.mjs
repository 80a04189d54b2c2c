import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { withBundle } from "./bundled.mjs";
import { stop } from "./shell.mjs";

/** Runs the simulator for the seeds `--seeds A..B`, without B, on all cores. `--trace` prints the traces. */

/** @typedef {{ seed: number, hash: string, failure?: string, lines?: string[] }} Run */

/** Lines of a trace that are printed for a failed run. */
const LAST_LINES = 60;

const args = process.argv.slice(2).join(" ");
const [, from = 0, to = 0] = /--seeds[ =](\d+)\.\.(\d+)/.exec(args)?.map(Number) ?? [];
if (from >= to) stop("Usage: npm run sim -- --seeds 0..2000");
const isTraced = args.includes("--trace");

const started = performance.now();
await withBundle("src/testing/simulator/simulate.ts", async (simulator) => {
  const count = Math.min(availableParallelism(), to - from);
  const workers = Array.from({ length: count }, (_, index) => runWorker(simulator, index, count));
  report((await Promise.all(workers)).flat().toSorted((a, b) => a.seed - b.seed));
});

/**
 * Runs every `count`-th seed in its own thread.
 * @param {string} simulator
 * @param {number} index
 * @param {number} count
 * @returns {Promise<Run[]>}
 */
function runWorker(simulator, index, count) {
  const workerData = { simulator, from: from + index, to, step: count, isTraced };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("sim-worker.mjs", import.meta.url), { workerData });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** @param {readonly Run[]} runs */
function report(runs) {
  const failed = runs.filter(({ failure }) => failure !== undefined);
  for (const { seed, failure, lines = [] } of isTraced ? runs : failed.slice(0, 3)) {
    const shown = isTraced ? lines : lines.slice(-LAST_LINES);
    console.log(`seed ${seed}: ${failure ?? "all guarantees hold"}\n${shown.join("\n")}\n`);
  }
  const hash = createHash("sha256");
  for (const run of runs) hash.update(run.hash);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const seeds = failed.slice(0, 20).map(({ seed }) => seed);
  console.log(
    `${runs.length} seeds, ${failed.length} failed${seeds.length > 0 ? ` (${seeds.join(", ")})` : ""}, ` +
      `traces ${hash.digest("hex").slice(0, 16)}, ${seconds} s`,
  );
  if (failed.length > 0) process.exitCode = 1;
}

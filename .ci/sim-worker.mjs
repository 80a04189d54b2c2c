import { parentPort, workerData } from "node:worker_threads";

/** A thread of sim.mjs. Sends the hash of each run, and its trace if it failed or is to be printed. */
const { simulate } = await import(workerData.simulator);
const runs = [];
for (let seed = workerData.from; seed < workerData.to; seed += workerData.step) {
  const { hash, failure, lines } = await simulate(seed);
  const isShown = failure !== undefined || workerData.isTraced;
  runs.push(isShown ? { seed, hash, failure, lines } : { seed, hash });
}
parentPort?.postMessage(runs);

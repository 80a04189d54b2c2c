import { parentPort, workerData } from "node:worker_threads";

/** One of the threads of sim.mjs: tells the hash of each run, and what happened where something broke. */
const { simulate } = await import(workerData.simulator);
const told = [];
for (let seed = workerData.from; seed < workerData.to; seed += workerData.step) {
  const { hash, fault, lines } = await simulate(seed);
  const isShown = fault !== undefined || workerData.isTraced;
  told.push(isShown ? { seed, hash, fault, lines } : { seed, hash });
}
parentPort?.postMessage(told);

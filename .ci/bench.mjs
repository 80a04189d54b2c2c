import { runBundled } from "./bundled.mjs";

/** Runs one of the benchmarks in `bench/`. */
const [name = "rules"] = process.argv.slice(2);
await runBundled(`.ci/bench/${name}.ts`);

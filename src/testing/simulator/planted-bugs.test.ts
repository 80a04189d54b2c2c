import { expect, it } from "vitest";
import { realComponents } from "./components.ts";
import { plantedBugs } from "./planted-bugs.ts";
import { simulate } from "./simulate.ts";

const SEEDS = 1_000;

/** The first seed that finds the bug, and the failure that it causes. */
async function find(bug: (typeof plantedBugs)[string]) {
  for (let seed = 0; seed < SEEDS; seed++) {
    const { failure } = await simulate(seed, { ...realComponents, ...bug });
    if (failure !== undefined) return { seed, failure };
  }
  return undefined;
}

it.each(Object.keys(plantedBugs))(
  "finds this bug: %s",
  async (name) => {
    const first = await find(plantedBugs[name]!);
    process.stdout.write(`seed ${first?.seed}: ${name}: ${first?.failure}\n`);
    expect(first).toBeDefined();
  },
  // The rarest bug takes a few hundred seeds, on a machine that may be busy.
  120_000,
);

import { expect, it } from "vitest";
import { asItIs } from "./parts.ts";
import { plantedBugs } from "./planted-bugs.ts";
import { simulate } from "./simulate.ts";

const SEEDS = 1_000;

/** The first seed that finds it, and by what. */
async function found(bug: (typeof plantedBugs)[string]) {
  for (let seed = 0; seed < SEEDS; seed++) {
    const { fault } = await simulate(seed, { ...asItIs, ...bug });
    if (fault !== undefined) return { seed, fault };
  }
  return undefined;
}

it.each(Object.keys(plantedBugs))(
  "finds it when %s",
  async (name) => {
    const first = await found(plantedBugs[name]!);
    process.stdout.write(`seed ${first?.seed}: ${name}: ${first?.fault}\n`);
    expect(first).toBeDefined();
  },
  // The rarest takes a few hundred seeds, on a machine that may be busy.
  120_000,
);

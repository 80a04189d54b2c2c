import { expect, it, vi } from "vitest";
import { simulate } from "./simulate.ts";

const seeds = Array.from({ length: 20 }, (_, seed) => seed);

it("does the same again for the same seed, and something else for another", async () => {
  const hashes = new Set<string>();
  for (const seed of seeds) {
    const [first, again] = [await simulate(seed), await simulate(seed)];
    expect(again).toEqual(first);
    hashes.add(first.hash);
  }
  expect(hashes.size).toBe(seeds.length);
});

it("asks nothing of the clock, of chance or of timers that are not its own", async () => {
  const { hash } = await simulate(1);
  const real = [
    vi.spyOn(Math, "random"),
    vi.spyOn(Date, "now"),
    vi.spyOn(crypto, "getRandomValues"),
    vi.spyOn(globalThis, "setTimeout"),
  ];
  const again = await simulate(1);
  const asked = real.map(({ mock }) => mock.calls.length);
  vi.restoreAllMocks();
  expect(again.hash).toBe(hash);
  expect(asked).toEqual([0, 0, 0, 0]);
});

import { expect, it, vi } from "vitest";
import { simulate } from "./simulate.ts";

const seeds = Array.from({ length: 20 }, (_, seed) => seed);

it("gives the same trace for the same seed, and another for another seed", async () => {
  const hashes = new Set<string>();
  for (const seed of seeds) {
    const [first, second] = [await simulate(seed), await simulate(seed)];
    expect(second).toEqual(first);
    hashes.add(first.hash);
  }
  expect(hashes.size).toBe(seeds.length);
});

it("uses no clock, randomness or timer but its own", async () => {
  const { hash } = await simulate(1);
  const globals = [
    vi.spyOn(Math, "random"),
    vi.spyOn(Date, "now"),
    vi.spyOn(crypto, "getRandomValues"),
    vi.spyOn(globalThis, "setTimeout"),
  ];
  const second = await simulate(1);
  const calls = globals.map(({ mock }) => mock.calls.length);
  vi.restoreAllMocks();
  expect(second.hash).toBe(hash);
  expect(calls).toEqual([0, 0, 0, 0]);
});

import { expect, it } from "vitest";
import { newSeed, readSeed } from "./seed.ts";

const seed = "0123456789abcdef0123456789abcdef";

it.each([
  seed,
  seed.toUpperCase(),
  ` ${seed.slice(0, 8)} ${seed.slice(8)}\n`,
  `０${seed.slice(1)}`,
])("reads '%s'", (text) => {
  expect(readSeed(text)).toEqual({ value: seed });
});

it.each([
  ["", { fault: "empty" }],
  ["  ", { fault: "empty" }],
  [seed.replace("a", "g"), { fault: "characters" }],
  [`0x${seed}`, { fault: "characters" }],
  [seed.slice(1), { fault: "length", count: 31 }],
  [`${seed}0`, { fault: "length", count: 33 }],
])("rejects '%s'", (text, typed) => {
  expect(readSeed(text)).toEqual(typed);
});

it("makes a valid seed, a different one each time", () => {
  expect(readSeed(newSeed())).not.toHaveProperty("fault");
  expect(newSeed()).not.toBe(newSeed());
});

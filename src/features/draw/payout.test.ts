import { expect, it } from "vitest";
import { aliPoint } from "../../rules/programme.ts";
import { payoutOf } from "./odds.ts";

it.each([
  ["nothing", "nothing", "nothing"],
  ["points-5", "points", "points"],
  ["yuan-1000", "yuan", "yuan"],
  ["yuan-1000", "points", "instead"],
] as const)("%s that pays %s is described as %s", (prizeId, pays, paid) => {
  expect(payoutOf({ prizeId, pays }, aliPoint)).toBe(paid);
});

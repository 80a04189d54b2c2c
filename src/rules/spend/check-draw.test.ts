import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkDraw, type DrawClaim } from "./check-draw.ts";
import { prizeOf, rollOf } from "./draw.ts";
import { aliPoint } from "../../catalog/alipoint.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const hmac = (key: Uint8Array, text: string) => createHmac("sha256", key).update(text).digest();
const check = (claim: DrawClaim) => checkDraw(claim, { sha256, hmac }, aliPoint);

function aDraw(secret: Uint8Array, memberSeed = "5eed", number = 7): DrawClaim {
  const roll = rollOf(hmac, secret, memberSeed, number);
  const prizeId = prizeOf(roll, aliPoint).id;
  return { number, commitment: sha256(secret), secret, memberSeed, roll, prizeId };
}

const secret = new Uint8Array(32).fill(3);

it("finds no fault in a fair draw", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.string(),
      fc.nat(),
      (drawn, seed, number) => check(aDraw(drawn, seed, number)) === undefined,
    ),
  );
});

it("finds a secret that differs from the commitment", () => {
  const other = new Uint8Array(32).fill(4);
  expect(check({ ...aDraw(other), commitment: sha256(secret) })).toBe("commitment-differs");
  expect(check({ ...aDraw(secret), commitment: new Uint8Array(32) })).toBe("commitment-differs");
});

it("finds a wrong roll, seed or number", () => {
  const fair = aDraw(secret);
  expect(check({ ...fair, roll: (fair.roll + 1) % 1_000_000 })).toBe("roll-differs");
  expect(check({ ...fair, memberSeed: "5eee" })).toBe("roll-differs");
  expect(check({ ...fair, number: 8 })).toBe("roll-differs");
});

it("finds a prize that does not match the roll", () => {
  const fair = aDraw(secret);
  const other = fair.prizeId === "nothing" ? "points-5" : "nothing";
  expect(check({ ...fair, prizeId: other })).toBe("prize-differs");
});

it("skips unfair words, and hashes again if all eight are unfair", () => {
  const words = (...all: number[]) => {
    const digest = new DataView(new ArrayBuffer(32));
    for (let index = 0; index < 8; index++)
      digest.setUint32(index * 4, all[index] ?? 4_294_967_295);
    return new Uint8Array(digest.buffer);
  };
  const digests = new Map([
    ["5eed:7", words(4_294_000_000, 4_293_999_999)],
    ["5eed:8", words()],
    ["5eed:8:1", words(4_294_967_295, 12_000_034)],
    ["5eed:9", words(...Array.from({ length: 7 }, () => 4_294_000_000), 35)],
  ]);
  const crafted = { sha256, hmac: (_: Uint8Array, text: string) => digests.get(text) ?? words(1) };
  const claim = { ...aDraw(secret), prizeId: "nothing" };
  expect(checkDraw({ ...claim, roll: 999_999 }, crafted, aliPoint)).toBeUndefined();
  const next = { ...claim, number: 8, roll: 34, prizeId: "yuan-100" };
  expect(checkDraw(next, crafted, aliPoint)).toBeUndefined();
  const eighth = { ...next, number: 9, roll: 35 };
  expect(checkDraw(eighth, crafted, aliPoint)).toBeUndefined();
});

import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { decide } from "../decide.ts";
import { decideDraw, firstFairRoll, prizeOf, rollOf, winOf, type Draw, type Hmac } from "./draw.ts";
import type { Entry, SpendEntry } from "../ledger/entry.ts";
import { fen, points, type Points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { type Prize, type Programme } from "../programme.ts";
import { maxRefund, spendOf } from "./refund.ts";
import { NOW, expiryOfNow } from "../testing/fixtures.ts";
import { emptyWallet, spendable } from "../ledger/wallet.ts";

const MOST = Number.MAX_SAFE_INTEGER;
const subject = { kind: "product", id: "draw" } as const;
const plenty = { "yuan-1000": 1, "yuan-100": 1, "yuan-10": 1 };
const NOTHING = 999_999;
const hmac: Hmac = (key, text) => createHmac("sha256", key).update(text).digest();

const having = (amount: number) =>
  decide(emptyWallet, { kind: "grant", subject, points: points(amount) }, NOW, aliPoint).wallet;
const drawn = (
  balance: number,
  roll: number,
  stock: Draw["stock"] = plenty,
  programme: Programme = aliPoint,
) => decide(having(balance), { kind: "draw", subject, roll, stock }, NOW, programme);
const withPrizes = (...prizes: Prize[]): Programme => ({
  ...aliPoint,
  draw: { ...aliPoint.draw, prizes },
});

it.each([
  ["yuan-1000", 0, 4],
  ["yuan-100", 5, 104],
  ["yuan-10", 105, 2_104],
  ["points-100", 2_105, 22_104],
  ["points-20", 22_105, 122_104],
  ["points-5", 122_105, 422_104],
  ["nothing", 422_105, 999_999],
])("wins %s from roll %s to roll %s", (id, first, last) => {
  expect(prizeOf(first, aliPoint).id).toBe(id);
  expect(prizeOf(last, aliPoint).id).toBe(id);
});

it.each([-1, 0.5, NaN, 1_000_000, Infinity])("fails on a roll of %s, and names it", (roll) => {
  expect(() => prizeOf(roll, aliPoint)).toThrow(`no roll: ${roll}`);
  expect(() => drawn(80, roll)).toThrow(`no roll: ${roll}`);
});

it("fails if a programme's odds leave a roll without a prize", () => {
  const short = withPrizes({ id: "nothing", odds: 999_999, kind: "nothing" });
  expect(prizeOf(999_998, short).id).toBe("nothing");
  expect(() => prizeOf(999_999, short)).toThrow("the odds end at 999999");
});

it("spends the cost and grants the prize in one command", () => {
  const { wallet, entries } = drawn(80, 2_105);
  expect(entries).toMatchObject([
    {
      kind: "draw",
      subject,
      allocations: [{ lotId: 1, points: 20 }],
      total: 20,
      balanceAfter: 60,
    },
    {
      kind: "grant",
      source: "prize",
      subject,
      points: 100,
      expiresAt: expiryOfNow,
      balanceAfter: 160,
    },
  ]);
  expect(entries[0]).not.toHaveProperty("heldUntil");
  expect(spendable(wallet, NOW)).toBe(160);
  expect(wallet.lifetime).toMatchObject({ granted: 180, spent: 20 });
});

it("only spends the cost if the prize is nothing, or cash and in stock", () => {
  expect(drawn(80, NOTHING).entries).toMatchObject([{ kind: "draw", balanceAfter: 60 }]);
  expect(drawn(80, 0).entries).toMatchObject([{ kind: "draw", balanceAfter: 60 }]);
});

it("pays the last cash prize, and then points of equal value", () => {
  expect(winOf({ roll: 0, stock: { "yuan-1000": 1 } }, aliPoint)).toMatchObject({
    pays: "cash",
    prize: { id: "yuan-1000" },
  });
  expect(winOf({ roll: 0, stock: { "yuan-1000": 0 } }, aliPoint)).toMatchObject({
    pays: "points",
    points: 100_000,
  });
  expect(winOf({ roll: 0, stock: {} }, aliPoint)).toMatchObject({ pays: "points" });
  expect(drawn(80, 105, {}).entries).toMatchObject([
    { kind: "draw" },
    { kind: "grant", points: 1_000 },
  ]);
});

it("rounds the value up to a whole point", () => {
  const worthThree = { ...aliPoint, fenPerPoint: fen(3) };
  expect(winOf({ roll: 105, stock: {} }, worthThree)).toMatchObject({ points: 334 });
  expect(drawn(80, NOTHING, {}, worthThree).entries).toMatchObject([{ total: 60 }]);
});

it("distinguishes prizes in points, in cash and nothing", () => {
  expect(winOf({ roll: 122_105, stock: {} }, aliPoint)).toMatchObject({
    pays: "points",
    points: 5,
  });
  expect(winOf({ roll: NOTHING, stock: {} }, aliPoint)).toMatchObject({
    pays: "nothing",
    prize: { id: "nothing" },
  });
});

it("spends the last points, and says how many are missing", () => {
  expect(drawn(20, NOTHING).wallet.expiring).toEqual([]);
  expect(drawn(19, NOTHING).refusal).toEqual({ code: "insufficient-points", missing: 1 });
  expect(drawn(9, NOTHING).refusal).toEqual({ code: "below-minimum", missing: 1 });
});

it("has another programme's cost", () => {
  const cheap = { ...aliPoint, draw: { ...aliPoint.draw, cost: points(10) } };
  expect(drawn(10, NOTHING, {}, cheap).wallet.expiring).toEqual([]);
});

it("spends nothing if the prize cannot be granted", () => {
  expect(drawn(MOST - 100, 2_105).refusal).toBeUndefined();
  const refused = drawn(MOST - 99, 2_105);
  expect(refused.refusal).toEqual({ code: "too-many-points", most: 99 });
  expect(refused.entries).toEqual([]);
});

it("is final", () => {
  const { wallet, entries } = drawn(80, NOTHING);
  const spend = spendOf(entries.at(-1) as SpendEntry & Entry);
  expect(maxRefund(wallet, spend, NOW, aliPoint)).toBe(0);
  expect(decide(wallet, { kind: "refund", spend, fen: fen(1) }, NOW, aliPoint).refusal).toEqual({
    code: "refund-exceeds-capture",
    most: 0,
  });
});

it("fails on a cost of no points", () => {
  const free = { ...aliPoint, draw: { ...aliPoint.draw, cost: 0 as Points } };
  const draw: Draw = { kind: "draw", subject, roll: 0, stock: {} };
  expect(() => decideDraw(having(80), draw, NOW, free)).toThrow("a spend of 0 points");
});

/** 32 bytes: these words, then unfair ones. */
function digestOf(...words: number[]): Uint8Array {
  const digest = new Uint8Array(32).fill(0xff);
  const view = new DataView(digest.buffer);
  for (const [index, word] of words.entries()) view.setUint32(index * 4, word);
  return digest;
}

it("takes the last fair word, and skips the first unfair one", () => {
  expect(firstFairRoll(digestOf(4_293_999_999, 7))).toBe(999_999);
  expect(firstFairRoll(digestOf(4_294_000_000, 7))).toBe(7);
  expect(firstFairRoll(digestOf(4_294_967_295, 4_294_000_000, 3_000_005))).toBe(5);
});

it("reads big-endian words, from the first to the eighth", () => {
  const unfair = Array.from({ length: 7 }, () => 4_294_000_000);
  expect(firstFairRoll(digestOf(0))).toBe(0);
  expect(firstFairRoll(digestOf(0x01_02_03_04, 7))).toBe(0x01_02_03_04 % 1_000_000);
  expect(firstFairRoll(digestOf(...unfair, 42))).toBe(42);
  expect(firstFairRoll(digestOf(...unfair, 4_294_000_000))).toBeUndefined();
});

it("reads a digest that is a view of a larger buffer", () => {
  const large = new Uint8Array(64);
  large.set(digestOf(123_456), 16);
  expect(firstFairRoll(large.subarray(16, 48))).toBe(123_456);
});

it.each([0, 31, 33])("fails on a digest of %s bytes, and names them", (length) => {
  expect(() => firstFairRoll(new Uint8Array(length))).toThrow(`a digest of ${length} bytes`);
});

it("hashes the member's seed and the draw's number with the secret, and again while no word is fair", () => {
  const secret = new Uint8Array([1, 2, 3]);
  const asked: [Uint8Array, string][] = [];
  const scripted = (...digests: Uint8Array[]): Hmac => {
    asked.length = 0;
    return (key, text) => {
      asked.push([key, text]);
      return digests[asked.length - 1] ?? digestOf();
    };
  };
  expect(rollOf(scripted(digestOf(9)), secret, "mine", 7)).toBe(9);
  expect(asked).toEqual([[secret, "mine:7"]]);
  expect(rollOf(scripted(digestOf(), digestOf(), digestOf(11)), secret, "mine", 7)).toBe(11);
  expect(asked.map(([, text]) => text)).toEqual(["mine:7", "mine:7:1", "mine:7:2"]);
});

it("agrees with the published rule, computed with the browser's cryptography", async () => {
  for (let number = 0; number < 300; number++) {
    const secret = createHmac("sha256", "secrets").update(String(number)).digest();
    const memberSeed = `运气-${number * 7}`;
    expect(rollOf(hmac, secret, memberSeed, number)).toBe(
      await rollByTheRule(secret, memberSeed, number),
    );
  }
});

/** The published rule, written without the code under test. */
async function rollByTheRule(secret: Uint8Array<ArrayBuffer>, memberSeed: string, number: number) {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
  for (const suffix of ["", ":1", ":2", ":3"]) {
    const text = new TextEncoder().encode(`${memberSeed}:${number}${suffix}`);
    const bytes = [...new Uint8Array(await crypto.subtle.sign("HMAC", key, text))];
    while (bytes.length > 0) {
      const word = bytes.splice(0, 4).reduce((read, byte) => read * 256 + byte, 0);
      if (word < 4_294_000_000) return word % 1_000_000;
    }
  }
  throw new Error("32 unfair words in a row");
}

// Too slow for a mutation run.
it.skipIf(Number(process.env["RULES_RUNS"] ?? Infinity) < 1_000)(
  "wins each prize as often as its odds say, in a million draws",
  () => {
    const secret = Buffer.from("a fixed seed, so that the test is the same every time");
    const won = new Map(aliPoint.draw.prizes.map(({ id }) => [id, 0]));
    for (let number = 0; number < 1_000_000; number++) {
      const { id } = prizeOf(rollOf(hmac, secret, "member", number), aliPoint);
      won.set(id, (won.get(id) ?? 0) + 1);
    }
    // A million draws: the odds in parts per million are themselves the counts to expect.
    const chiSquare = aliPoint.draw.prizes
      .map(({ id, odds }) => ((won.get(id) ?? 0) - odds) ** 2 / odds)
      .reduce((total, each) => total + each, 0);
    // Seven prizes leave 6 degrees of freedom. Fair draws pass 22.458 once in a thousand seeds: the upper 0.001
    // point of the chi-square distribution, as any table of it has (NIST/SEMATECH e-Handbook, 1.3.6.7.4).
    expect(chiSquare).toBeLessThan(22.458);
  },
  120_000,
);

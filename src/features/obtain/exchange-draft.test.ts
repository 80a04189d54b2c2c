import { expect, it } from "vitest";
import type { ExchangeOffer } from "../../contract/offer.ts";
import { points } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at, NOW } from "../../rules/testing/fixtures.ts";
import type { Snapshot } from "../../spend/preview-spend.ts";
import { snapshotWith } from "../../spend/testing.ts";
import { maxAmount, readExchange } from "./exchange-draft.ts";

const offer: ExchangeOffer = {
  method: "exchange",
  id: "bank",
  title: "Bank",
  picture: "bank",
  rate: { theirs: 54, ours: 10 },
  balance: 1_000,
  cap: { points: points(5_000), per: "day" },
  capLeft: points(100),
  creditDays: 0,
};
const read = (text: string, change: Partial<ExchangeOffer> = {}) =>
  readExchange(text, { ...offer, ...change }, snapshotAt(200));

/** A member with this many points, at the tests' time. */
function snapshotAt(amount: number): Snapshot {
  const { wallet, ...rest } = snapshotWith(amount);
  return { ...rest, wallet: { ...wallet, serverTime: NOW } };
}

it("says what an amount gives, and when that expires", () => {
  expect(read("５４")).toEqual({
    state: "possible",
    amount: 54,
    points: 10,
    left: 210,
    creditAt: null,
    expiresAt: at("2029-04-01T00:00:00+08:00"),
  });
});

it("counts the three years of pending points from their crediting", () => {
  expect(read("27", { creditDays: 3 })).toMatchObject({
    points: 5,
    left: 200,
    creditAt: at("2026-04-02T15:00:00+08:00"),
    expiresAt: at("2029-05-01T00:00:00+08:00"),
  });
});

it("pays the points owed from what it gives", () => {
  const { wallet, ...rest } = snapshotAt(0);
  const owing = (owed: number) =>
    readExchange("54", offer, { ...rest, wallet: { ...wallet, owed: points(owed) } });
  expect(owing(9)).toMatchObject({ points: 10, left: 1 });
  expect(owing(11)).toMatchObject({ points: 10, left: 0 });
});

it.each([
  ["", "empty"],
  ["1.5", "not-whole"],
  ["0", "too-small"],
  ["1e3", "not-a-number"],
])("rejects the amount '%s'", (text, fault) => {
  expect(read(text)).toEqual({ state: "no-amount", fault });
});

it.each([
  ["26", "not-in-steps"],
  ["1026", "insufficient-partner-points"],
  ["567", "cap-reached"],
  ["9".repeat(40), "not-in-steps"],
])("refuses %s as the service does: %s", (text, code) => {
  expect(read(text)).toMatchObject({ state: "refused", refusal: { code } });
});

it("gives the largest amount: within the account, the cap and whole steps", () => {
  expect(maxAmount(offer, NOW, aliPoint)).toBe(540);
  expect(maxAmount({ ...offer, capLeft: points(5_000) }, NOW, aliPoint)).toBe(999);
  expect(maxAmount({ ...offer, balance: 26 }, NOW, aliPoint)).toBe(0);
  expect(maxAmount({ ...offer, capLeft: points(0) }, NOW, aliPoint)).toBe(0);
});

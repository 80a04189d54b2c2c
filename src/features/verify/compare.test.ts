import { describe, expect, it } from "vitest";
import { decide } from "../../rules/decide.ts";
import { fen, points } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at, NOW } from "../../rules/testing/fixtures.ts";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { walletView } from "../../server/queries/read-wallet.ts";
import { compare } from "./compare.ts";

/** 500 points, of which 100 are held for an order of 2 yuan. */
function aWallet() {
  const subject = { words: "bill" };
  const grant = { kind: "grant", points: points(500), subject } as const;
  const granted = decide(emptyWallet, grant, NOW, aliPoint).wallet;
  const pay = { kind: "payment", points: points(100), subject, total: fen(200) } as const;
  return decide(granted, pay, NOW, aliPoint).wallet;
}

const wallet = aWallet();
const view = walletView(aliPoint, { memberId: "lin", now: NOW }, wallet);
const [hold] = wallet.holds;
const held = [{ points: points(100), until: hold?.until ?? NOW }];

describe("the service's wallet compared with a replay", () => {
  it("has no difference if they are the same wallet", () => {
    const { differences, totals, expiring, holds } = compare(wallet, view, held);
    expect(differences).toBe(0);
    expect(totals).toContainEqual({ what: "spendable", replayed: 400, reported: 400 });
    expect(expiring).toEqual([{ at: at("2029-04-01T00:00+08:00"), replayed: 400, reported: 400 }]);
    expect(holds).toEqual([{ at: held[0]?.until, replayed: 100, reported: 100 }]);
  });

  it.each([
    ["the number of entries", { seq: 3 }],
    ["the balance", { spendable: points(401) }],
    ["what is held", { held: points(99) }],
    ["what is pending", { pending: points(1) }],
    ["what is owed", { owed: points(1) }],
    ["what was ever granted", { lifetime: { ...view.lifetime, granted: points(501) } }],
    ["what was ever spent", { lifetime: { ...view.lifetime, spent: points(1) } }],
    ["what ever expired", { lifetime: { ...view.lifetime, expired: points(1) } }],
    ["what was ever taken back", { lifetime: { ...view.lifetime, clawedBack: points(1) } }],
    ["an expiry that is missing", { expiring: [] }],
  ])("differs by one pair in %s", (_what, change) => {
    expect(compare(wallet, { ...view, ...change }, held).differences).toBe(1);
  });

  it("differs by two pairs if points expire at another instant", () => {
    const moved = [{ points: points(400), expiresAt: at("2029-05-01T00:00+08:00") }];
    expect(compare(wallet, { ...view, expiring: moved }, held).differences).toBe(2);
  });

  it("differs if a hold is unknown to the service", () => {
    expect(compare(wallet, view, []).differences).toBe(1);
  });
});

import { expect, it } from "vitest";
import type { WalletView } from "../../contract/wallet.ts";
import { fen, points } from "../../rules/points.ts";
import { aliPoint } from "../../rules/programme.ts";
import { at } from "../../rules/testing.ts";
import type { Shown } from "../../wallet/preview-use.ts";
import { previewDraw } from "./preview-draw.ts";

const NOW = at("2026-11-23T12:00:00+08:00");
const none = points(0);

function having(amount: number, programme = aliPoint): Shown {
  const wallet: WalletView = {
    memberId: "lin",
    serverTime: NOW,
    seq: 1,
    spendable: points(amount),
    held: none,
    pending: none,
    owed: none,
    worthFen: fen(amount),
    mayUse: amount >= 10,
    missing: points(Math.max(0, 10 - amount)),
    expiring: [],
    nextRedemptionAt: NOW,
    lifetime: { granted: points(amount), spent: none, expired: none, clawedBack: none },
  };
  const expiresAt = at("2029-12-01T00:00:00+08:00");
  const lot = { id: "lin-1", source: "task", title: "A lot", obtainedAt: NOW, expiresAt } as const;
  return {
    wallet,
    lots: [{ ...lot, granted: points(amount), remaining: points(amount) }],
    programme,
  };
}

it("takes the cost and promises nothing for it", () => {
  expect(previewDraw(having(100))).toMatchObject({ points: 20, left: 80 });
  expect(previewDraw(having(20))).toMatchObject({ left: 0, isFew: true });
});

it("finds the roll that wins nothing wherever it stands", () => {
  const prizes = aliPoint.draw.prizes.toReversed();
  const turned = { ...aliPoint, draw: { ...aliPoint.draw, prizes } };
  expect(previewDraw(having(100, turned))).toMatchObject({ left: 80 });
});

it.each([
  [9, { code: "below-minimum", missing: 1 }],
  [19, { code: "insufficient-points", missing: 1 }],
])("with %i points is refused as the service would", (amount, refusal) => {
  expect(previewDraw(having(amount))).toEqual({ refusal });
});

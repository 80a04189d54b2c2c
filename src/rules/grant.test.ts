import { expect, it } from "vitest";
import { decide, type Command } from "./decide.ts";
import { points } from "./points.ts";
import { aliPoint } from "./programme.ts";
import { at, NOW } from "./testing.ts";
import { emptyWallet } from "./wallet.ts";

const subject = { words: "From the bank" };
const decided = (commands: Command[]) =>
  commands.reduce(({ wallet }, command) => decide(wallet, command, NOW, aliPoint), {
    wallet: emptyWallet,
  } as ReturnType<typeof decide>);

it("makes one lot, valid for three years to the end of its month", () => {
  expect(decided([{ kind: "grant", points: points(80), subject }]).wallet.expiring).toMatchObject([
    {
      expiresAt: at("2029-04-01T00:00:00+08:00"),
      points: 80,
      lots: [{ id: 1, granted: 80, obtainedAt: NOW }],
    },
  ]);
});

it("grants to the last safe integer and refuses a point more, saying how many still go", () => {
  const nearly = { kind: "grant", points: points(Number.MAX_SAFE_INTEGER - 1), subject } as const;
  const one = { kind: "grant", points: points(1), subject } as const;
  expect(decided([nearly, one]).refusal).toBeUndefined();
  expect(decided([nearly, one, one]).refusal).toEqual({ code: "too-many-points", most: 0 });
});

it("refunds all that was spent and not a point more", () => {
  const spent: Command[] = [
    { kind: "grant", points: points(80), subject },
    { kind: "payment", points: points(30), subject },
  ];
  const refund = (amount: number) => ({ kind: "refund", points: points(amount), subject }) as const;
  expect(decided([...spent, refund(31)]).refusal).toEqual({
    code: "refund-exceeds-capture",
    most: 30,
  });
  const { wallet, refusal } = decided([...spent, refund(30)]);
  expect(refusal).toBeUndefined();
  expect(wallet.expiring).toMatchObject([
    { lots: [{ remaining: 50 }, { source: "refund", remaining: 30 }] },
  ]);
  expect(decided([...spent, refund(30), refund(1)]).refusal).toEqual({
    code: "refund-exceeds-capture",
    most: 0,
  });
});

it("counts a refund as a grant", () => {
  const { wallet } = decided([
    { kind: "grant", points: points(80), subject },
    { kind: "payment", points: points(30), subject },
    { kind: "refund", points: points(10), subject },
  ]);
  expect(wallet.lifetime).toEqual({ granted: 90, spent: 30, expired: 0, refunded: 10 });
});

it("stops at a grant of nothing", () => {
  expect(() => decided([{ kind: "grant", points: points(0), subject }])).toThrow(
    "a grant of 0 points",
  );
});

it("happens at the last entry's time when the clock was set back", () => {
  const later = decide(emptyWallet, { kind: "grant", points: points(50), subject }, NOW, aliPoint);
  const early = at("2020-01-01T00:00:00+08:00");
  const outcome = decide(
    later.wallet,
    { kind: "payment", points: points(5), subject },
    early,
    aliPoint,
  );
  expect(outcome.entries).toMatchObject([{ at: NOW }]);
});

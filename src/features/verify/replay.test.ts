import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { viewOf } from "../../rules/testing/view.ts";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { anyWorld, serviceOf } from "../../server/export/testing.ts";
import { BrokenLedger, Replay } from "./replay.ts";

/** Replays a statement in chunks of this length, as a stream would give it. */
function replayed(statement: string, length = statement.length): Replay {
  const replay = new Replay(aliPoint);
  for (let from = 0; from < statement.length; from += length) {
    replay.read(statement.slice(from, from + length));
  }
  return replay;
}

const head = '{"member":{"id":"lin","name":"Lin"},"programme":{},"at":"","entries":[';

/** Two grants and a payment that takes from both. */
const entries = [
  {
    seq: 1,
    kind: "grant",
    at: "2026-01-01T00:00:00.000Z",
    points: 10,
    balanceAfter: 10,
    title: "[",
    subject: { words: "[" },
    source: "task",
    expiresAt: "2029-01-31T16:00:00.000Z",
  },
  {
    seq: 2,
    kind: "grant",
    at: "2026-02-01T00:00:00.000Z",
    points: 20,
    balanceAfter: 30,
    title: "]",
    subject: { words: "]" },
    source: "task",
    expiresAt: "2029-02-28T16:00:00.000Z",
  },
  {
    seq: 3,
    kind: "payment",
    at: "2026-03-01T00:00:00.000Z",
    points: -15,
    balanceAfter: 15,
    title: "",
    subject: { words: "" },
    fen: 15,
    allocations: [
      { lot: 1, points: 10 },
      { lot: 2, points: 5 },
    ],
  },
];

function statementOf(list: readonly object[]): string {
  return `${head}\n${list.map((entry) => JSON.stringify(entry)).join(",\n")}\n]}\n`;
}

/** A valid third entry, at the instant of the first lot's expiry. */
const expiry = {
  kind: "expiry",
  at: "2029-01-31T16:00:00.000Z",
  points: -10,
  balanceAfter: 20,
  allocations: [{ lot: 1, points: 10 }],
};

/** The statement with one changed entry. */
function tampered(seq: number, change: object): string {
  return statementOf(entries.map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry)));
}

describe("a replay in the page", () => {
  it("gives the same wallet as the service for any history", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, fc.integer({ min: 1, max: 5_000 }), async (world, length) => {
        const { store, download } = await serviceOf(world);
        const { text } = await download("json");
        const replay = replayed(text, length);
        const kept = (await store.readWallet("drawn")) ?? emptyWallet;
        expect(viewOf(replay.wallet)).toEqual(viewOf(kept));
        expect(replay.memberId).toBe("drawn");
        expect(replay.isWhole).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("detects a statement whose end is missing", () => {
    const whole = statementOf(entries);
    expect(replayed(whole).isWhole).toBe(true);
    expect(replayed(whole.slice(0, -4)).isWhole).toBe(false);
  });

  it("accepts an expiry at its instant", () => {
    expect(replayed(tampered(3, expiry)).wallet.balance).toBe(20);
  });

  it.each([
    ["a grant of more than it brought", 2, { points: 21 }],
    ["a balance that is one off", 2, { balanceAfter: 31 }],
    ["a number that was skipped", 2, { seq: 4 }],
    ["a time before the one before it", 3, { at: "2025-12-31T23:59:59.999Z" }],
    ["points of the lot that is not next", 3, { allocations: [{ lot: 2, points: 15 }] }],
    ["points of a lot that was never granted", 3, { allocations: [{ lot: 3, points: 15 }] }],
    ["more points than the lots have", 3, { allocations: [{ lot: 1, points: 15 }] }],
    ["points that expired before their time", 3, { ...expiry, at: "2029-01-31T15:59:59.999Z" }],
    ["half a point", 1, { points: 10.5, balanceAfter: 10.5 }],
    ["a date that is none", 1, { expiresAt: "soon" }],
    ["a kind that is none", 1, { kind: "gift" }],
    ["nothing about its lots", 3, { allocations: undefined }],
  ])("finds the entry with %s", (_what, seq, change) => {
    const replaying = () => replayed(tampered(seq, change));
    expect(replaying).toThrow(BrokenLedger);
    expect(replaying).toThrow(`entry ${seq}`);
  });
});

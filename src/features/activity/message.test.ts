import { describe, expect, it } from "vitest";
import { entryKind, type EntryView } from "../../contract/entry.ts";
import { points } from "../../rules/points.ts";
import { at, NOW } from "../../rules/testing/fixtures.ts";
import { isUnread, messageNameOf, messagesOf } from "./message.ts";

const entry = (seq: number, of: Partial<EntryView>): EntryView => ({
  seq,
  id: `a-${seq}`,
  kind: "grant",
  at: NOW,
  points: 0,
  balanceAfter: points(0),
  title: "Shop",
  subject: { words: "Shop" },
  allocations: [],
  ...of,
});

describe("what happened without the member", () => {
  it.each([
    [{ kind: "expiry", points: -5 }, "expired"],
    [{ kind: "release", cause: "lapsed" }, "lapsed"],
    [{ kind: "grant", of: "a-1" }, "credited"],
    [{ kind: "refund" }, "refunded"],
    [{ kind: "cancellation" }, "withdrawn"],
    [{ kind: "clawback" }, "takenBack"],
  ] as const)("has one message: %j", (of, name) => {
    expect(messageNameOf(entry(2, of))).toBe(name);
  });

  it("is nothing that the member did, or that only says what is promised", () => {
    expect(messageNameOf(entry(2, { kind: "release", cause: "cancelled" }))).toBeUndefined();
    expect(messageNameOf(entry(2, { kind: "grant" }))).toBeUndefined();
    const own = ["pending", "payment", "redemption", "donation", "draw", "capture"] as const;
    for (const kind of own) expect(messageNameOf(entry(2, { kind }))).toBeUndefined();
    expect(entryKind.options).toHaveLength(own.length + 6);
  });

  it("tells lots that expire together as one, and others apart", () => {
    const later = at("2026-04-30T16:00:00Z");
    const messages = messagesOf([
      entry(5, { kind: "expiry", at: later, points: -7 }),
      entry(4, { kind: "expiry", points: -2 }),
      entry(3, { kind: "expiry", points: -3 }),
      entry(2, { kind: "refund", points: 4 }),
      entry(1, { kind: "cancellation", pendingPoints: points(8) }),
    ]);
    expect(messages.map(({ name, points: count, entry: { seq } }) => [name, count, seq])).toEqual([
      ["expired", 7, 5],
      ["expired", 5, 4],
      ["refunded", 4, 2],
      ["withdrawn", 8, 1],
    ]);
  });
});

describe("a message", () => {
  const [message] = messagesOf([entry(7, { kind: "refund", points: 1 })]);
  if (!message) throw new Error("no message");

  it("is unread until its number was read", () => {
    expect(isUnread(message, 6, NOW)).toBe(true);
    expect(isUnread(message, 7, NOW)).toBe(false);
  });

  it("is read after a week where the browser does not know", () => {
    const week = 7 * 86_400_000;
    const after = (ms: number) => at(new Date(NOW + ms).toISOString());
    expect(isUnread(message, undefined, after(week - 1))).toBe(true);
    expect(isUnread(message, undefined, after(week))).toBe(false);
  });
});

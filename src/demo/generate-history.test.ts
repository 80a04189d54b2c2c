import { describe, expect, it } from "vitest";
import { dayOf, monthOf, startOfMonth } from "../rules/calendar.ts";
import type { Entry } from "../rules/ledger/entry.ts";
import { aliPoint, sampleCatalog } from "../catalog/alipoint.ts";
import { at } from "../rules/testing/fixtures.ts";
import { replay } from "../rules/ledger/fold.ts";
import type { ResourceWrite } from "../server/store/resources.ts";
import { generateHistory } from "./generate-history.ts";

const ports = {
  programme: aliPoint,
  catalog: sampleCatalog,
  randomBytes: () => new Uint8Array(32).fill(9),
};
const NOW = at("2026-11-25T15:00:00+08:00");

function history(count: number, now = NOW) {
  const member = { id: "busy", madeAt: now, clock: null };
  const entries: Entry[] = [];
  const resources: ResourceWrite[] = [];
  for (const chunk of generateHistory(ports, member, count)) {
    entries.push(...chunk.entries);
    resources.push(...(chunk.resources ?? []));
  }
  return { entries, resources };
}

describe("a generated history", () => {
  const { entries, resources } = history(20_000);
  const wallet = replay(entries, aliPoint);

  it("has as many entries as requested, the last of them recent", () => {
    expect(entries.length).toBe(20_000);
    expect(wallet.at).toBeLessThanOrEqual(NOW);
    expect(wallet.at).toBeGreaterThan(NOW - 3_600_000);
  });

  it("contains every kind of entry, and words in both languages", () => {
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(
      new Set([
        "grant",
        "pending",
        "cancellation",
        "payment",
        "redemption",
        "donation",
        "draw",
        "capture",
        "release",
        "refund",
        "expiry",
        "clawback",
      ]),
    );
    const words = entries.flatMap(({ subject }) => ("words" in subject ? [subject.words] : []));
    expect(words).toContainEqual({ en: "Team allowance", "zh-CN": "团队福利积分" });
  });

  it("contains partial captures with released points", () => {
    const captures = entries.flatMap((entry) =>
      entry.kind === "capture" ? (entry.partial ?? []) : [],
    );
    expect(captures.length).toBeGreaterThan(5);
    expect(captures.every(({ released }) => released.length > 0)).toBe(true);
  });

  it("goes back more than three years, and has points that expire this month and next", () => {
    const month = monthOf(NOW, aliPoint);
    expect(entries[0]?.at).toBeLessThan(startOfMonth(month, -36, aliPoint));
    const soon = [1, 2].map((months) => startOfMonth(month, months, aliPoint));
    expect(wallet.expiring.map(({ expiresAt }) => expiresAt)).toEqual(expect.arrayContaining(soon));
  });

  it("redeems once a day at the most", () => {
    const days = entries.flatMap(({ kind, at: when }) =>
      kind === "redemption" ? [dayOf(when, aliPoint)] : [],
    );
    expect(days.length).toBeGreaterThan(50);
    expect(new Set(days).size).toBe(days.length);
  });

  it("writes the same resources as the service, but none that members share", () => {
    const names = resources.map(([name]) => name.split(":")[0]);
    expect(new Set(names)).toEqual(
      new Set([
        "task",
        "order",
        "orders",
        "evidence",
        "partner",
        "purchase",
        "spend",
        "donation",
        "draw",
        "next-draw",
        "member",
      ]),
    );
    const donations = entries.filter(({ kind }) => kind === "donation");
    expect(names.filter((name) => name === "donation").length).toBe(donations.length);
    const draws = entries.filter(({ kind }) => kind === "draw");
    const next = resources.find(([name]) => name === "next-draw:busy")?.[1];
    expect(next).toEqual({ number: draws.length + 1, secret: "09".repeat(32) });
  });

  it("is the same for the same count and time, and differs for another", () => {
    expect(history(2_000)).toEqual(history(2_000));
    expect(history(2_001).entries.slice(0, 200)).not.toEqual(history(2_000).entries.slice(0, 200));
  });

  it.each(["2026-12-01T00:00:00+08:00", "2026-12-31T23:59:59.999+08:00", "2028-02-29T12:00+08:00"])(
    "is complete at %s too",
    (now) => {
      const { entries: made } = history(3_000, at(now));
      expect(made.length).toBeGreaterThanOrEqual(3_000);
      expect(made.length).toBeLessThan(3_010);
      expect(replay(made, aliPoint).at).toBeLessThanOrEqual(at(now));
    },
  );
});

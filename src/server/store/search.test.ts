import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyWallet } from "../../rules/ledger/wallet.ts";
import { stores } from "../testing/stores.ts";
import { totalEntries } from "./entry-totals.ts";
import { matchesFilter } from "./search-index.ts";
import type { LedgerChunk } from "./store.ts";
import { anyFilter, anyLedger, grantsAfter } from "./testing.ts";

describe.each(stores)("a search in %s", (_name, open) => {
  it("finds exactly what a look at every entry finds", async () => {
    const store = await open();
    let members = 0;
    await fc.assert(
      fc.asyncProperty(
        anyLedger,
        fc.array(anyFilter, { minLength: 5, maxLength: 5 }),
        fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 901 })),
        fc.constantFrom(1, 7, 300, Infinity),
        fc.constantFrom(0, 1, 9, 256, 901),
        async (ledger, filters, below, limit, skip) => {
          const memberId = `m${++members}`;
          const wallet = { ...emptyWallet, seq: ledger.length };
          await store.commit({ memberId }, () => ({ result: 0, wallet, entries: ledger }));
          for (const filter of filters) {
            const all = ledger.filter((entry) => entry.seq < below && matchesFilter(entry, filter));
            const found = await store.readEntries(memberId, { below, skip, limit, filter });
            expect(found).toEqual(all.toReversed().slice(skip, skip + limit));
            expect(await store.readEntryTotals(memberId, { below, filter })).toEqual(
              totalEntries(all),
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("finds a word under the oldest, the newest and the page indexes between", async () => {
    const store = await open();
    const common = grantsAfter(undefined, 8_000, "common");
    const rare = grantsAfter(common.wallet, 1, "rare");
    const rest = grantsAfter(rare.wallet, 30_000, "common");
    const last = grantsAfter(rest.wallet, 1, "Rare");
    await store.load("a", [common, rare, rest, last]);
    const find = async (words: string, below = Infinity) => {
      const filter = { text: { words, items: [] } };
      const found = await store.readEntries("a", { below, limit: 3, filter });
      return found.map(({ seq }) => seq);
    };
    expect(await find("rare")).toEqual([38_002, 8_001]);
    expect(await find("rare", 38_002)).toEqual([8_001]);
    expect(await find("rare", 8_001)).toEqual([]);
    expect(await find("common")).toEqual([38_001, 38_000, 37_999]);
    expect(await find("common", 8_002)).toEqual([8_000, 7_999, 7_998]);
    expect(await find("absent")).toEqual([]);
  });

  it("skips and counts across the page indexes of a long ledger as a look at every entry does", async () => {
    const store = await open();
    const chunks: LedgerChunk[] = [];
    for (const words of ["one", "two", "one", "two"]) {
      chunks.push(grantsAfter(chunks.at(-1)?.wallet, 10_000, words));
    }
    await store.load("b", chunks);
    const filter = { text: { words: "one", items: [] } };
    const after = async (skip: number, below = Infinity) => {
      const found = await store.readEntries("b", { below, skip, limit: 2, filter });
      return found.map(({ seq }) => seq);
    };
    const count = async (below: number) =>
      (await store.readEntryTotals("b", { below, filter })).count;
    expect(await after(0)).toEqual([30_000, 29_999]);
    expect(await after(9_998)).toEqual([20_002, 20_001]);
    expect(await after(9_999)).toEqual([20_001, 10_000]);
    expect(await after(10_000)).toEqual([10_000, 9_999]);
    expect(await after(19_999)).toEqual([1]);
    expect(await after(20_000)).toEqual([]);
    expect(await after(9_000, 29_001)).toEqual([10_000, 9_999]);
    expect(await store.readEntryTotals("b", { below: Infinity, filter })).toEqual({
      count: 20_000,
      pointsIn: 200_000,
      pointsOut: 0,
    });
    expect(await count(29_001)).toBe(19_000);
    expect(await count(10_001)).toBe(10_000);
    expect(await count(2)).toBe(1);
    expect(await count(1)).toBe(0);
    expect((await store.readEntryTotals("nobody", { below: Infinity, filter })).count).toBe(0);
  });
});

import fc from "fast-check";
import { foldText } from "../../contract/fold-text.ts";
import { instant } from "../../rules/calendar.ts";
import { decide } from "../../rules/decide.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import { points } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import { NOW } from "../../rules/testing/fixtures.ts";
import { emptyWallet, type Wallet } from "../../rules/ledger/wallet.ts";
import type { StoredEntryFilter, LedgerChunk, Store } from "./store.ts";

export const EVERYTHING = { below: Infinity, limit: Infinity, filter: {} };

/** Grants 10 points `count` times in one transaction. */
export function grant(
  store: Store,
  memberId: string,
  count: number,
  words = "sign-in",
): Promise<Wallet> {
  return store.commit({ memberId }, (state) => {
    const chunk = grantsAfter(state.wallet, count, words);
    return { ...chunk, result: chunk.wallet };
  });
}

/** `count` grants of 10 points after `before`. */
export function grantsAfter(
  before: Wallet | undefined,
  count: number,
  words = "sign-in",
): LedgerChunk {
  let wallet = before ?? emptyWallet;
  const entries = Array.from({ length: count }, () => {
    const command = { kind: "grant", points: points(10), subject: { words } } as const;
    const outcome = decide(wallet, command, NOW, aliPoint);
    wallet = outcome.wallet;
    return outcome.entries;
  }).flat();
  return { wallet, entries };
}

/** Hard cases for a text search: parts of each other, separators of search keys, letters whose case depends on their neighbours. */
const anyWords = fc.oneof(
  fc.constantFrom(
    "",
    "shop",
    "Shop 7",
    "grant",
    "product:cup",
    "a\tb",
    "a\nb",
    "ΟΔΟΣ",
    "Σ\nΣ",
    "İ",
    "ＡＢ１",
    "Café",
    "cafe\u0301",
    "각",
    "가",
  ),
  fc.string({ maxLength: 3 }),
);
const anyItem = fc.record({
  kind: fc.constantFrom("product" as const, "task" as const),
  id: fc.constantFrom("cup", "cu", "a\tb"),
});
const anySubject = fc.oneof(
  anyWords.map((words) => ({ words })),
  fc.record({ words: fc.record({ en: anyWords, "zh-CN": anyWords }) }),
  anyItem,
  fc.record({ kind: fc.constant("merchant" as const), id: fc.constant("m"), reference: anyWords }),
);
const anyLot = fc.integer({ min: 1, max: 900 }).map((lot) => lot as Seq);
const kinds = ["grant", "payment", "refund", "capture", "clawback"] as const;

/** Entries with ordered numbers and times. They break the rules, which a store does not know. */
export const anyLedger = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      subject: anySubject,
      wait: fc.constantFrom(0, 0, 1, 1_000),
      lots: fc.array(anyLot, { maxLength: 3 }),
      isPartial: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((pattern) => fc.integer({ min: 1, max: 900 }).map((count) => ledgerOf(pattern, count)));

export const anyFilter: fc.Arbitrary<StoredEntryFilter> = fc.record(
  {
    kind: fc.constantFrom(...kinds, "expiry" as const),
    from: fc.integer({ min: -1, max: 100_000 }).map((wait) => instant(NOW + wait)),
    to: fc.integer({ min: -1, max: 100_000 }).map((wait) => instant(NOW + wait)),
    text: fc.record({
      words: anyWords.map(foldText),
      items: fc.array(anyItem, { maxLength: 2 }),
    }),
    lot: anyLot,
    withoutFullCaptures: fc.boolean(),
    checkIns: fc.record({
      items: fc.array(anyItem, { maxLength: 2 }),
      titles: fc.array(anyWords.map(foldText), { maxLength: 2 }),
      only: fc.boolean(),
    }),
  },
  { requiredKeys: [] },
);

type EntryPattern = {
  readonly kind: (typeof kinds)[number];
  readonly subject: Entry["subject"];
  readonly wait: number;
  readonly lots: readonly Seq[];
  readonly isPartial: boolean;
};

function ledgerOf(pattern: readonly EntryPattern[], count: number): Entry[] {
  let at: number = NOW;
  return Array.from({ length: count }, (_, index) => {
    const { kind, subject, wait, lots, isPartial } = pattern[
      index % pattern.length
    ] as EntryPattern;
    at += wait;
    const allocations = lots.map((lotId) => ({ lotId, expiresAt: NOW, points: points(1) }));
    const took = kind === "payment" || kind === "clawback" ? { allocations } : {};
    const partial = isPartial && kind === "capture" && { partial: { released: allocations } };
    const entry = {
      kind,
      subject,
      ...took,
      ...partial,
      seq: index + 1,
      at,
      balanceAfter: 0,
      points: 1,
    };
    return entry as unknown as Entry;
  });
}

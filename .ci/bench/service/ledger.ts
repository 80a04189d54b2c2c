import { instant } from "../../../src/rules/calendar.ts";
import { decide, type Command } from "../../../src/rules/decide.ts";
import type { Entry, Subject } from "../../../src/rules/entry.ts";
import { fen, points } from "../../../src/rules/points.ts";
import { aliPoint } from "../../../src/rules/programme.ts";
import { emptyWallet } from "../../../src/rules/wallet.ts";
import type { Part } from "../../../src/server/store/store.ts";
import { products } from "../../../src/server/worlds/products.ts";

/** All entries lie in this time before now: no lot expires, so that commands are about nothing but themselves. */
const SPAN = 300 * 86_400_000;
const POINTS = points(1_000);
const AT_ONCE = 8_192;

/** Stands in one entry, near the oldest; as does the only donation. */
export const RARE_WORDS = "quetzal";

/** Three grants, then a payment of what one of them gave: so half of all entries are lots that still live. */
export function* ledgerOf(count: number, now: number): Generator<Part> {
  let wallet = emptyWallet;
  let entries: Entry[] = [];
  for (let made = 0; made < count; made++) {
    const at = instant(now - SPAN + Math.floor((made / count) * SPAN));
    const outcome = decide(wallet, commandOf(made), at, aliPoint);
    wallet = outcome.wallet;
    for (const entry of outcome.entries) entries.push(entry);
    if (entries.length >= AT_ONCE || made === count - 1) {
      yield { wallet, entries };
      entries = [];
    }
  }
}

function commandOf(made: number): Command {
  if (made === 15) return { kind: "donation", points: POINTS, subject: { words: "a forest" } };
  const subject = subjectOf(made);
  return made % 4 === 3
    ? { kind: "payment", points: POINTS, total: fen(1_000), subject }
    : { kind: "grant", points: POINTS, subject };
}

function subjectOf(made: number): Subject {
  if (made === 20) return { words: `the ${RARE_WORDS} feather` };
  const product = products[made % products.length];
  if (made % 8 === 3 && product) return { kind: "product", id: product.id };
  return { words: `Order of shop ${made % 397}` };
}

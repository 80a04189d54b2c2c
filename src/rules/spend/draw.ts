import { assert } from "../assertion.ts";
import type { Instant } from "../calendar.ts";
import { accept, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { refuseTooMany } from "../ledger/wallet.ts";
import { points, type Points } from "../points.ts";
import { valueOf, type Prize, type Programme } from "../programme.ts";
import { allocate } from "./allocate.ts";
import type { Wallet } from "../ledger/wallet.ts";

/** Odds are in parts of this. */
const ALL = 1_000_000;

/** The largest multiple of `ALL` that 32 bits hold: a word below it, modulo `ALL`, favours no roll. */
const FAIR_WORDS = Math.floor(2 ** 32 / ALL) * ALL;

/** HMAC-SHA256 of a text under a key: 32 bytes. The rules know no cryptography; whoever calls brings one. */
export type Hmac = (key: Uint8Array, text: string) => Uint8Array;

/** One draw that a secret seed was committed to before the member's own seed was known. */
export type Draw = {
  readonly kind: "draw";
  readonly subject: Subject;
  /** From 0 to 999,999. */
  readonly roll: number;
  /** How many there are of each award in yuan, by the prize's id. */
  readonly stock: Readonly<Record<string, number>>;
};

/** What a roll wins: an award in yuan that is out of stock is paid in points of equal worth, so that the odds stand. */
export type Win =
  | { readonly prize: Prize; readonly pays: "yuan" | "nothing" }
  | { readonly prize: Prize; readonly pays: "points"; readonly points: Points };

/**
 * Takes the cost and gives the prize in one step. Refuses as `allocate` does, and `too-many-points` where the
 * prize in points could not be kept.
 */
export function decideDraw(
  wallet: Wallet,
  draw: Draw,
  at: Instant,
  programme: Programme,
): Decision {
  const { cost } = programme.draw;
  const won = winOf(draw, programme);
  const allocated = allocate(wallet, cost, at, programme);
  if (!allocated.ok) return allocated;
  const { kind, subject } = draw;
  const total = valueOf(cost, programme);
  const taken = { kind, subject, allocations: allocated.allocations, total } as const;
  if (won.pays !== "points") return accept(taken);
  const prize = newGrant({ source: "prize", subject, points: won.points }, at, programme);
  return refuseTooMany(wallet, won.points) ?? accept(taken, prize);
}

/** The prize under a roll, and how it is paid with this stock; of what is not named there is none. */
export function winOf({ roll, stock }: Pick<Draw, "roll" | "stock">, programme: Programme): Win {
  const prize = prizeOf(roll, programme);
  if (prize.kind === "nothing") return { prize, pays: "nothing" };
  if (prize.kind === "points") return { prize, pays: "points", points: prize.points };
  const left = stock[prize.id] ?? 0;
  assert(Number.isSafeInteger(left) && left >= 0, () => `a stock of ${left}`);
  if (left > 0) return { prize, pays: "yuan" };
  return { prize, pays: "points", points: points(Math.ceil(prize.fen / programme.fenPerPoint)) };
}

/** Prizes stand one after the other along the rolls, each as long as its odds. */
export function prizeOf(roll: number, { draw }: Programme): Prize {
  assert(Number.isInteger(roll) && roll >= 0 && roll < ALL, () => `no roll: ${roll}`);
  let end = 0;
  for (const prize of draw.prizes) {
    end += prize.odds;
    if (roll < end) return prize;
  }
  throw new Error(`the odds end at ${end}`);
}

/**
 * The roll of draw `number`: HMAC-SHA256(secret, member's seed + ':' + number) read as 32-bit big-endian words,
 * the first fair one modulo 1,000,000. Where all eight are unfair, the text is hashed again with ':1', ':2'…
 */
export function rollOf(hmac: Hmac, secret: Uint8Array, memberSeed: string, number: number): number {
  assert(Number.isSafeInteger(number) && number >= 0, () => `no draw: ${number}`);
  for (let again = 0; ; again++) {
    const text = `${memberSeed}:${number}${again === 0 ? "" : `:${again}`}`;
    const roll = firstFairRoll(hmac(secret, text));
    if (roll !== undefined) return roll;
  }
}

/** The first of eight words that favours no roll, modulo 1,000,000; nothing where all eight do. */
export function firstFairRoll(digest: Uint8Array): number | undefined {
  assert(digest.length === 32, () => `a digest of ${digest.length} bytes`);
  const words = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  for (let at = 0; at < 32; at += 4) {
    const word = words.getUint32(at);
    if (word < FAIR_WORDS) return word % ALL;
  }
  return undefined;
}

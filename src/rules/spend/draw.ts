import { assert } from "../assertion.ts";
import type { Instant } from "../calendar.ts";
import { accept, type Decision } from "../decision.ts";
import type { Subject } from "../ledger/entry.ts";
import { newGrant } from "../ledger/lot.ts";
import { refuseTooMany, type Wallet } from "../ledger/wallet.ts";
import { fen, points, type Points } from "../points.ts";
import type { Prize, Programme } from "../programme.ts";
import { decideSpend } from "./allocate.ts";

/** Rolls are from 0 to one less than this; odds are in parts of it. */
const ROLLS = 1_000_000;

/** The largest multiple of `ROLLS` in 32 bits: a word below it, modulo `ROLLS`, makes every roll equally likely. */
const FAIR_WORDS = Math.floor(2 ** 32 / ROLLS) * ROLLS;

/** HMAC-SHA256 of a text under a key: 32 bytes. Passed in, because the rules import no cryptography. */
export type Hmac = (key: Uint8Array, text: string) => Uint8Array;

/** A draw whose secret was committed to before the member's seed was known. */
export type Draw = {
  readonly kind: "draw";
  readonly subject: Subject;
  /** From 0 to 999,999. */
  readonly roll: number;
  /** How many of each cash prize are left, by the prize's id. A prize that is missing here is out of stock. */
  readonly stock: Readonly<Record<string, number>>;
};

/** What a roll wins. A cash prize that is out of stock is paid in points of the same value, so the odds stay. */
export type Win =
  | { readonly prize: Prize; readonly pays: "cash" | "nothing" }
  | { readonly prize: Prize; readonly pays: "points"; readonly points: Points };

/** Refuses as `allocate` does, then `too-many-points` if a prize in points cannot be granted. */
export function decideDraw(
  wallet: Wallet,
  draw: Draw,
  at: Instant,
  programme: Programme,
): Decision {
  const { kind, subject } = draw;
  const won = winOf(draw, programme);
  const cost = { kind, subject, points: programme.draw.cost, cash: fen(0) };
  const spent = decideSpend(wallet, cost, at, programme);
  if (!spent.ok || won.pays !== "points") return spent;
  const prize = newGrant({ source: "prize", subject, points: won.points }, at, programme);
  return refuseTooMany(wallet, won.points) ?? accept(...spent.entries, prize);
}

/** The prize for a roll, and how it is paid. */
export function winOf({ roll, stock }: Pick<Draw, "roll" | "stock">, programme: Programme): Win {
  const prize = prizeOf(roll, programme);
  if (prize.kind === "nothing") return { prize, pays: "nothing" };
  if (prize.kind === "points") return { prize, pays: "points", points: prize.points };
  const left = stock[prize.id] ?? 0;
  assert(Number.isSafeInteger(left) && left >= 0, () => `a stock of ${left}`);
  if (left > 0) return { prize, pays: "cash" };
  return { prize, pays: "points", points: points(Math.ceil(prize.fen / programme.fenPerPoint)) };
}

/** Each prize has as many consecutive rolls as its odds, in the order of the programme. */
export function prizeOf(roll: number, { draw }: Programme): Prize {
  assert(Number.isInteger(roll) && roll >= 0 && roll < ROLLS, () => `no roll: ${roll}`);
  let end = 0;
  for (const prize of draw.prizes) {
    end += prize.odds;
    if (roll < end) return prize;
  }
  throw new Error(`the odds end at ${end}`);
}

/**
 * The roll of draw `number`: HMAC-SHA256(secret, member's seed + ':' + number) read as 32-bit big-endian words,
 * the first fair one modulo 1,000,000. If all eight words are unfair, the text is hashed again with ':1', ':2'…
 */
export function rollOf(hmac: Hmac, secret: Uint8Array, memberSeed: string, number: number): number {
  assert(Number.isSafeInteger(number) && number >= 0, () => `no draw: ${number}`);
  for (let again = 0; ; again++) {
    const text = `${memberSeed}:${number}${again === 0 ? "" : `:${again}`}`;
    const roll = firstFairRoll(hmac(secret, text));
    if (roll !== undefined) return roll;
  }
}

/** The first fair word of a digest, modulo 1,000,000; `undefined` if all eight words are unfair. */
export function firstFairRoll(digest: Uint8Array): number | undefined {
  assert(digest.length === 32, () => `a digest of ${digest.length} bytes`);
  const words = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  for (let offset = 0; offset < 32; offset += 4) {
    const word = words.getUint32(offset);
    if (word < FAIR_WORDS) return word % ROLLS;
  }
  return undefined;
}

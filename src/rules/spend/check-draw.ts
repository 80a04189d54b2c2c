import { prizeOf, type Hmac } from "./draw.ts";
import type { Programme } from "../programme.ts";

/** A draw as its service tells it afterwards. */
export type DrawClaim = {
  readonly number: number;
  /** What was shown before the draw. */
  readonly commitment: Uint8Array;
  readonly secret: Uint8Array;
  readonly memberSeed: string;
  readonly roll: number;
  readonly prizeId: string;
};

/** What of a claim is not true. */
export type DrawFault = "commitment-differs" | "roll-differs" | "prize-differs";

/**
 * Whether a draw was what it was promised to be: the first thing that does not hold, if any. Works the roll out
 * by itself, from the whole digest as one number, so that it shares no fault with what rolled.
 */
export function checkDraw(
  claim: DrawClaim,
  { sha256, hmac }: { readonly sha256: (bytes: Uint8Array) => Uint8Array; readonly hmac: Hmac },
  programme: Programme,
): DrawFault | undefined {
  const { number, commitment, secret, memberSeed, roll, prizeId } = claim;
  if (numberOf(sha256(secret)) !== numberOf(commitment)) return "commitment-differs";
  if (rollIn((text) => hmac(secret, text), `${memberSeed}:${number}`) !== roll)
    return "roll-differs";
  return prizeOf(roll, programme).id === prizeId ? undefined : "prize-differs";
}

const MILLION = 1_000_000n;
const WORD = 2n ** 32n;
const UNFAIR = WORD - (WORD % MILLION);

function rollIn(digestOf: (text: string) => Uint8Array, text: string): number {
  for (let again = 0; ; again++) {
    const digest = numberOf(digestOf(again === 0 ? text : `${text}:${again}`));
    for (let right = 224n; right >= 0n; right -= 32n) {
      const word = (digest >> right) % WORD;
      if (word < UNFAIR) return Number(word % MILLION);
    }
  }
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((all, byte) => all * 256n + BigInt(byte), 0n);
}

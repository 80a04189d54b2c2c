import { prizeOf, type Hmac } from "./draw.ts";
import type { Programme } from "../programme.ts";

/** What the service says about a draw afterwards. */
export type DrawClaim = {
  readonly number: number;
  /** Shown to the member before the draw. */
  readonly commitment: Uint8Array;
  readonly secret: Uint8Array;
  readonly memberSeed: string;
  readonly roll: number;
  readonly prizeId: string;
};

/** The part of a claim that is not true. */
export type DrawFault = "commitment-differs" | "roll-differs" | "prize-differs";

/**
 * Finds the first fault of a claim, if it has one. Computes the roll in another way than `rollOf`, from the digest as
 * one number, so that the two do not share a bug.
 */
export function checkDraw(
  claim: DrawClaim,
  { sha256, hmac }: { readonly sha256: (bytes: Uint8Array) => Uint8Array; readonly hmac: Hmac },
  programme: Programme,
): DrawFault | undefined {
  const { number, commitment, secret, memberSeed, roll, prizeId } = claim;
  if (numberOf(sha256(secret)) !== numberOf(commitment)) return "commitment-differs";
  if (rollFrom((text) => hmac(secret, text), `${memberSeed}:${number}`) !== roll)
    return "roll-differs";
  return prizeOf(roll, programme).id === prizeId ? undefined : "prize-differs";
}

const MILLION = 1_000_000n;
const WORD = 2n ** 32n;
const FIRST_UNFAIR = WORD - (WORD % MILLION);

function rollFrom(digestOf: (text: string) => Uint8Array, text: string): number {
  for (let again = 0; ; again++) {
    const digest = numberOf(digestOf(again === 0 ? text : `${text}:${again}`));
    for (let shift = 224n; shift >= 0n; shift -= 32n) {
      const word = (digest >> shift) % WORD;
      if (word < FIRST_UNFAIR) return Number(word % MILLION);
    }
  }
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((all, byte) => all * 256n + BigInt(byte), 0n);
}

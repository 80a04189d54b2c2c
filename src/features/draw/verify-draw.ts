import type { DrawView } from "../../contract/draw.ts";
import { assert } from "../../rules/assertion.ts";
import { checkDraw, type DrawFault } from "../../rules/spend/check-draw.ts";
import type { Programme } from "../../rules/programme.ts";
import type { Digests } from "./digests.ts";
import { ROLLS } from "./odds.ts";
import type { SentDraw } from "./use-sent-draws.ts";

/** The largest multiple of `ROLLS` in 32 bits: a word below it, modulo `ROLLS`, makes every roll equally likely. */
export const FAIR_WORDS = Math.floor(2 ** 32 / ROLLS) * ROLLS;

/** A text that was hashed, and the eight words of its digest. */
export type Hashed = {
  readonly text: string;
  /** HMAC-SHA256 of the text under the secret, in hexadecimal. */
  readonly digest: string;
  /** Its 32-bit words in hexadecimal, eight characters each. */
  readonly words: readonly string[];
  /** Index of the first word below `FAIR_WORDS`; -1: none, so another text is hashed. */
  readonly fair: number;
};

/** A recomputed draw with the numbers of every step. */
export type DrawVerification = {
  /** The first comparison that fails, if any. */
  readonly fault: DrawFault | undefined;
  readonly by: Digests["by"];
  /** The commitment as it was shown, and the hash of the secret. */
  readonly commitment: string;
  readonly hash: string;
  /** More than one only if all eight words of a digest are at or above the limit. */
  readonly hashed: readonly Hashed[];
  /** The word that was read, and its roll. */
  readonly word: string;
  readonly roll: number;
};

/** Recomputes a draw from what was shown before it (`sent`, if this tab sent it) and compares the result with the service's. */
export async function verifyDraw(
  draw: DrawView,
  sent: SentDraw | undefined,
  digests: Digests,
  programme: Programme,
): Promise<DrawVerification> {
  const { number, roll: reported, prizeId } = draw;
  const { commitment, seed } = sent ?? { commitment: draw.commitment, seed: draw.memberSeed };
  const secret = fromHex(draw.secret);
  const hash = await digests.sha256(secret);
  const hashed: Hashed[] = [];
  const digestOfText = new Map<string, Uint8Array>();
  while ((hashed.at(-1)?.fair ?? -1) === -1) {
    const text = `${seed}:${number}${hashed.length === 0 ? "" : `:${hashed.length}`}`;
    const digest = await digests.hmac(secret, text);
    digestOfText.set(text, digest);
    hashed.push(read(text, toHex(digest)));
  }
  const claim = { number, secret, roll: reported, prizeId, memberSeed: seed };
  const fault = checkDraw(
    { ...claim, commitment: fromHex(commitment) },
    { sha256: () => hash, hmac: (_key, text) => digestOf(digestOfText, text) },
    programme,
  );
  const last = hashed.at(-1);
  const word = last?.words[last.fair] ?? "";
  const roll = Number.parseInt(word, 16) % ROLLS;
  return { fault, by: digests.by, commitment, hash: toHex(hash), hashed, word, roll };
}

function read(text: string, digest: string): Hashed {
  const words = Array.from({ length: 8 }, (_, index) => digest.slice(index * 8, index * 8 + 8));
  const fair = words.findIndex((word) => Number.parseInt(word, 16) < FAIR_WORDS);
  return { text, digest, words, fair };
}

function digestOf(digestOfText: ReadonlyMap<string, Uint8Array>, text: string): Uint8Array {
  const digest = digestOfText.get(text);
  assert(digest !== undefined, () => `not hashed: ${text}`);
  return digest;
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Shell commands that compute the hash of the secret, each digest and the roll. */
export function shellCommands(secret: string, { hashed, word }: DrawVerification): string[] {
  return [
    `printf %s ${secret} | xxd -r -p | openssl dgst -sha256`,
    ...hashed.map(
      ({ text }) => `printf %s ${text} | openssl dgst -sha256 -mac HMAC -macopt hexkey:${secret}`,
    ),
    `echo $((0x${word} % ${ROLLS}))`,
  ];
}

import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import { drawView, type DrawBody, type DrawView } from "../../contract/draw.ts";
import { assert } from "../../rules/assertion.ts";
import { rollOf, winOf } from "../../rules/spend/draw.ts";
import { fen } from "../../rules/points.ts";
import { aliPoint } from "../../rules/programme.ts";
import type { Counts, PastDraw, State } from "../store/store.ts";
import { awards } from "../../catalog/awards.ts";
import type { Language } from "../../catalog/text.ts";
import type { Executed, CommandHandler } from "./execute.ts";
import { entryId } from "../queries/read-wallet.ts";

/** SHA-256 of a secret, both in hexadecimal: shown before the member's seed is known, it can no longer be changed. */
export function commitmentOf(secret: string): string {
  return bytesToHex(sha256(hexToBytes(secret)));
}

/** How many are left of each award in yuan. */
export function awardsLeft(awarded: Counts = {}): Record<string, number> {
  return Object.fromEntries(
    Object.entries(awards).flatMap(([id, { stock }]) =>
      stock === undefined ? [] : [[id, stock - (awarded[id] ?? 0)]],
    ),
  );
}

/** Makes the draw that was promised: with it its secret is used, and the next one's is there. */
export function draw(
  { memberId, language }: { readonly memberId: string; readonly language: Language },
  { number, memberSeed }: DrawBody,
  dice: () => Uint8Array,
): CommandHandler {
  const promised = `next-draw:${memberId}` as const;
  const made = (state: State, { entries, at }: Executed): PastDraw => {
    const { secret } = state.resource(promised) ?? {};
    const [entry] = entries;
    assert(secret !== undefined && entry !== undefined, () => `draw ${number} was not promised`);
    const roll = rollWith(secret, memberSeed, number);
    const { prize, ...won } = winOf({ roll, stock: stockIn(state) }, aliPoint);
    return { number, secret, seq: entry.seq, at, memberSeed, roll, prizeId: prize.id, ...won };
  };
  return {
    resources: [promised, "awarded"],
    command(state) {
      const next = state.resource(promised);
      if (next?.number !== number) return "draw-taken";
      const roll = rollWith(next.secret, memberSeed, number);
      return {
        kind: "draw",
        subject: { kind: "draw", id: "draw" },
        roll,
        stock: stockIn(state),
      };
    },
    writes(state, done) {
      const past = made(state, done);
      const awarded = state.resource("awarded") ?? {};
      return [
        [`draw:${memberId}:${number}`, past],
        [promised, { number: number + 1, secret: bytesToHex(dice()) }],
        ...(past.pays === "yuan"
          ? [["awarded", { ...awarded, [past.prizeId]: (awarded[past.prizeId] ?? 0) + 1 }] as const]
          : []),
      ];
    },
    extraFields: (state, done) => ({
      draw: z.encode(drawView, viewOf(memberId, made(state, done), language)),
    }),
  };
}

/** A draw that was made, with all that is needed to check it. */
export function viewOf(memberId: string, past: PastDraw, language: Language): DrawView {
  const { seq, secret, prizeId, pays, points } = past;
  const prize = aliPoint.draw.prizes.find(({ id }) => id === prizeId);
  return {
    ...past,
    id: entryId(memberId, seq),
    commitment: commitmentOf(secret),
    title: awards[prizeId]?.title[language] ?? prizeId,
    ...(pays === "yuan" && prize?.kind === "yuan" && { fen: fen(prize.fen) }),
    ...(points !== undefined && { points }),
  };
}

function stockIn(state: State) {
  return awardsLeft(state.resource("awarded"));
}

function rollWith(secret: string, memberSeed: string, number: number): number {
  const keyed = (key: Uint8Array, text: string) => hmac(sha256, key, utf8ToBytes(text));
  return rollOf(keyed, hexToBytes(secret), memberSeed, number);
}

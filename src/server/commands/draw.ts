import type { Language } from "../../contract/language.ts";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import type { Catalog } from "../../catalog/catalog.ts";
import { drawView, type DrawBody, type DrawView } from "../../contract/draw.ts";
import { assert } from "../../rules/assertion.ts";
import { fen } from "../../rules/points.ts";
import { rollOf, winOf } from "../../rules/spend/draw.ts";
import type { Ports, Reader, Terms } from "../ports.ts";
import { entryId } from "../queries/entry-view.ts";
import type { CompletedDraw, ResourceWrite, Reward } from "../store/resources.ts";
import type { State } from "../store/store.ts";
import { useByOf } from "./rewards.ts";
import type { CommandHandler, Executed } from "./run-command.ts";

/** SHA-256 of a secret, both in hexadecimal. It is shown before the member's seed is known, so the secret cannot change. */
export function commitmentOf(secret: string): string {
  return bytesToHex(sha256(hexToBytes(secret)));
}

/** The resources that count the awards in cash. */
export function awardNames({ awards }: Catalog) {
  const limited = Object.keys(awards).filter((id) => awards[id]?.stock !== undefined);
  return limited.map((id) => `award:${id}` as const);
}

/** The remaining stock of each award in cash. */
export function awardsLeft(
  { awards }: Catalog,
  awarded: (prizeId: string) => number,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(awards).flatMap(([id, { stock }]) =>
      stock === undefined ? [] : [[id, stock - awarded(id)]],
    ),
  );
}

/** Makes the committed draw, and commits to a secret for the next one. */
export function draw(
  { programme, catalog, randomBytes }: Terms & Pick<Ports, "randomBytes">,
  { memberId, language }: Pick<Reader, "memberId" | "language">,
  { number, memberSeed }: DrawBody,
): CommandHandler {
  const committed = `next-draw:${memberId}` as const;
  const awardedIn = (state: State) => (prizeId: string) => state.resource(`award:${prizeId}`) ?? 0;
  const stockIn = (state: State) => awardsLeft(catalog, awardedIn(state));
  const drawIn = (state: State, { entries, at }: Executed): CompletedDraw => {
    const { secret } = state.resource(committed) ?? {};
    const [entry] = entries;
    assert(secret !== undefined && entry !== undefined, () => `draw ${number} is not committed`);
    const roll = rollWith(secret, memberSeed, number);
    const { prize, ...won } = winOf({ roll, stock: stockIn(state) }, programme);
    return { number, secret, seq: entry.seq, at, memberSeed, roll, prizeId: prize.id, ...won };
  };
  /** Prizes are never returned, so the count of a prize is also the number of its code. */
  const prizeWrites = (state: State, { seq, at, prizeId }: CompletedDraw): ResourceWrite[] => {
    const codeNumber = awardedIn(state)(prizeId) + 1;
    const reward: Reward = {
      seq,
      item: { kind: "prize", id: prizeId },
      fulfilment: "code",
      state: "ready",
      codeNumber,
      ...useByOf(catalog.awards[prizeId]?.reward ?? {}, at, programme),
      createdAt: at,
      changedAt: at,
    };
    return [
      [`award:${prizeId}`, codeNumber],
      [`reward:${memberId}:${seq}`, reward],
    ];
  };
  return {
    resources: [committed, ...awardNames(catalog)],
    command(state) {
      const next = state.resource(committed);
      if (next?.number !== number) return "draw-taken";
      const roll = rollWith(next.secret, memberSeed, number);
      return { kind: "draw", subject: { kind: "draw", id: "draw" }, roll, stock: stockIn(state) };
    },
    writes(state, done) {
      const past = drawIn(state, done);
      return [
        [`draw:${memberId}:${number}`, past],
        [committed, { number: number + 1, secret: bytesToHex(randomBytes()) }],
        ...(past.pays === "cash" ? prizeWrites(state, past) : []),
      ];
    },
    extraFields: (state, done) => ({
      draw: z.encode(
        drawView,
        viewOfDraw({ programme, catalog }, { memberId, language }, drawIn(state, done)),
      ),
    }),
  };
}

/** A past draw with everything that is needed to verify it. */
export function viewOfDraw(
  { programme, catalog }: Terms,
  { memberId, language }: { readonly memberId: string; readonly language: Language },
  past: CompletedDraw,
): DrawView {
  const { seq, secret, prizeId, pays, points } = past;
  const prize = programme.draw.prizes.find(({ id }) => id === prizeId);
  return {
    ...past,
    id: entryId(memberId, seq),
    commitment: commitmentOf(secret),
    title: catalog.awards[prizeId]?.title[language] ?? prizeId,
    ...(pays === "cash" && prize?.kind === "cash" && { fen: fen(prize.fen) }),
    ...(points !== undefined && { points }),
  };
}

function rollWith(secret: string, memberSeed: string, number: number): number {
  const keyed = (key: Uint8Array, text: string) => hmac(sha256, key, utf8ToBytes(text));
  return rollOf(keyed, hexToBytes(secret), memberSeed, number);
}

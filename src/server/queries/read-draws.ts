import { bytesToHex } from "@noble/hashes/utils.js";
import type * as z from "zod/mini";
import type { DrawView, NextDraw, PrizeView } from "../../contract/draw.ts";
import type { pageQuery } from "../../contract/page.ts";
import { fen } from "../../rules/points.ts";
import { aliPoint, valueOf, type Prize } from "../../rules/programme.ts";
import type { CommittedDraw as Promised, Store } from "../store/store.ts";
import { awards } from "../../catalog/awards.ts";
import type { Language } from "../../catalog/text.ts";
import { awardsLeft, commitmentOf, viewOf } from "../commands/draw.ts";
import { fromCursor, toCursor } from "./read-entries.ts";

const DEFAULT_LIMIT = 50;

/** The next draw. Its secret is made when it is first asked for, and then stands. */
export async function nextDraw(
  store: Store,
  memberId: string,
  language: Language,
  dice: () => Uint8Array,
): Promise<NextDraw> {
  const { number, secret } = await promisedDraw(store, memberId, dice);
  const left = awardsLeft(await store.readResource("awarded"));
  const { cost, prizes } = aliPoint.draw;
  return {
    number,
    cost,
    commitment: commitmentOf(secret),
    prizes: prizes.map((prize) => prizeView(prize, left[prize.id], language)),
  };
}

/** The draws before the cursor, newest first: they are numbered from 1. `undefined`: no such cursor. */
export async function listDraws(
  store: Store,
  { memberId, language }: { readonly memberId: string; readonly language: Language },
  { cursor, limit = DEFAULT_LIMIT }: z.infer<typeof pageQuery>,
): Promise<{ items: DrawView[]; nextCursor?: string } | undefined> {
  const next = (await store.readResource(`next-draw:${memberId}`))?.number ?? 1;
  const below = cursor === undefined ? next : fromCursor(cursor);
  if (below === undefined) return undefined;
  const last = Math.max(1, below - limit);
  const numbers = Array.from({ length: Math.max(0, below - last) }, (_, back) => below - 1 - back);
  const made = await Promise.all(
    numbers.map((number) => store.readResource(`draw:${memberId}:${number}`)),
  );
  const items = made.flatMap((past) => (past ? [viewOf(memberId, past, language)] : []));
  return last > 1 ? { items, nextCursor: toCursor(last) } : { items };
}

async function promisedDraw(
  store: Store,
  memberId: string,
  dice: () => Uint8Array,
): Promise<Promised> {
  const name = `next-draw:${memberId}` as const;
  const promised = await store.readResource(name);
  if (promised) return promised;
  const first = { number: 1, secret: bytesToHex(dice()) };
  return store.commit({ resources: [name] }, (state) => {
    // Another tab may have been quicker.
    const already = state.resource(name);
    return already ? { result: already } : { result: first, resources: [[name, first]] };
  });
}

function prizeView(prize: Prize, left: number | undefined, language: Language): PrizeView {
  const { id, odds, kind } = prize;
  const title = awards[id]?.title[language] ?? id;
  return {
    id,
    title,
    kind,
    odds,
    worthFen: worthIn(prize),
    ...(left !== undefined && { stock: left }),
  };
}

function worthIn(prize: Prize) {
  if (prize.kind === "yuan") return prize.fen;
  return prize.kind === "points" ? valueOf(prize.points, aliPoint) : fen(0);
}

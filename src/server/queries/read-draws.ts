import { bytesToHex } from "@noble/hashes/utils.js";
import type * as z from "zod/mini";
import type { Catalog } from "../../catalog/catalog.ts";
import type { DrawView, NextDraw, PrizeView } from "../../contract/draw.ts";
import type { pageQuery } from "../../contract/paging.ts";
import { fen, type Fen } from "../../rules/points.ts";
import { valueOf, type Prize, type Programme } from "../../rules/programme.ts";
import { awardNames, awardsLeft, commitmentOf, viewOfDraw } from "../commands/draw.ts";
import type { Ports, Reader } from "../ports.ts";
import type { CommittedDraw } from "../store/resources.ts";
import type { Store } from "../store/store.ts";
import { fromCursor, toCursor } from "./read-entries.ts";

const DEFAULT_LIMIT = 50;

/** The next draw, with the commitment to its secret. The secret is made when the draw is first asked for. */
export async function readNextDraw(
  ports: Ports,
  { memberId, language }: Reader,
): Promise<NextDraw> {
  const { store, programme, catalog } = ports;
  const { number, secret } = await committedDraw(ports, memberId);
  const left = await readAwardsLeft(store, catalog);
  const { cost, prizes } = programme.draw;
  return { number, cost, commitment: commitmentOf(secret), prizes: prizes.map(prizeView) };

  function prizeView(prize: Prize): PrizeView {
    const { id, odds, kind } = prize;
    const stock = left[id];
    return {
      id,
      title: catalog.awards[id]?.title[language] ?? id,
      kind,
      odds,
      worthFen: valueOfPrize(prize, programme),
      ...(stock !== undefined && { stock }),
    };
  }
}

/** The draws before the cursor, newest first; they are numbered from 1. `undefined`: the cursor is invalid. */
export async function listDraws(
  ports: Ports,
  reader: Reader,
  { cursor, limit = DEFAULT_LIMIT }: z.infer<typeof pageQuery>,
): Promise<{ items: DrawView[]; nextCursor?: string } | undefined> {
  const { store } = ports;
  const { memberId } = reader;
  const next = (await store.readResource(`next-draw:${memberId}`))?.number ?? 1;
  const below = cursor === undefined ? next : fromCursor(cursor);
  if (below === undefined) return undefined;
  const last = Math.max(1, below - limit);
  const numbers = Array.from({ length: Math.max(0, below - last) }, (_, back) => below - 1 - back);
  const found = await Promise.all(
    numbers.map((number) => store.readResource(`draw:${memberId}:${number}`)),
  );
  const items = found.flatMap((draw) => (draw ? [viewOfDraw(ports, reader, draw)] : []));
  return last > 1 ? { items, nextCursor: toCursor(last) } : { items };
}

/** The remaining stock of each award in cash. */
export async function readAwardsLeft(
  store: Store,
  catalog: Catalog,
): Promise<Record<string, number>> {
  const names = awardNames(catalog);
  const counts = await Promise.all(names.map((name) => store.readResource(name)));
  const awarded = new Map<string, number | undefined>(
    names.map((name, index) => [name, counts[index]]),
  );
  return awardsLeft(catalog, (prizeId) => awarded.get(`award:${prizeId}`) ?? 0);
}

async function committedDraw(
  { store, randomBytes }: Ports,
  memberId: string,
): Promise<CommittedDraw> {
  const name = `next-draw:${memberId}` as const;
  const committed = await store.readResource(name);
  if (committed) return committed;
  const first = { number: 1, secret: bytesToHex(randomBytes()) };
  return store.commit({ resources: [name] }, (state) => {
    // Another tab may have committed one meanwhile.
    const already = state.resource(name);
    return already ? { result: already } : { result: first, resources: [[name, first]] };
  });
}

function valueOfPrize(prize: Prize, programme: Programme): Fen {
  if (prize.kind === "cash") return prize.fen;
  return prize.kind === "points" ? valueOf(prize.points, programme) : fen(0);
}

import * as z from "zod/mini";
import { receipt } from "./receipt.ts";
import { entryId, fen, instant, points, somePoints } from "./scalars.ts";

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));

const prizeView = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(["cash", "points", "nothing"]),
  /** Parts per million. */
  odds: z.int(),
  worthFen: fen,
  /** How many are left; absent if it cannot run out. */
  stock: z.optional(z.int()),
});
export type PrizeView = z.infer<typeof prizeView>;

export const nextDraw = z.object({
  number: z.int(),
  cost: somePoints,
  prizes: z.array(prizeView),
  /** SHA-256 of the secret seed, in hexadecimal. */
  commitment: hex(32),
});
export type NextDraw = z.infer<typeof nextDraw>;

/** `memberSeed` is chosen by the page, so that the secret alone does not decide the roll. */
export const drawBody = z.strictObject({
  number: z.int().check(z.gte(1)),
  memberSeed: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
});

export type DrawBody = z.infer<typeof drawBody>;

/** A draw with everything that verifies it. */
export const drawView = z.object({
  id: entryId,
  number: z.int(),
  at: instant,
  commitment: hex(32),
  secret: hex(32),
  memberSeed: z.string(),
  /** From 0 to 999,999. */
  roll: z.int(),
  prizeId: z.string(),
  title: z.string(),
  /** A cash prize that is out of stock is paid in points. */
  pays: z.enum(["cash", "points", "nothing"]),
  fen: z.optional(fen),
  points: z.optional(points),
});
export type DrawView = z.infer<typeof drawView>;

export const drawReceipt = z.extend(receipt, { draw: drawView });

export const drawList = z.object({ items: z.array(drawView), nextCursor: z.optional(z.string()) });

import * as z from "zod/mini";
import { fen, instant, points, seq } from "./scalars.ts";

/** The wallet as the service knows it at `serverTime`. */
export const walletView = z.object({
  memberId: z.string(),
  serverTime: instant,
  /** The number of the last ledger entry: of two views of one wallet, the higher is the newer. */
  seq,
  spendable: points,
  /** Set aside while cash is paid; promised and not credited yet; taken from the next grants. None is in the balance. */
  held: points,
  pending: points,
  owed: points,
  worthFen: fen,
  /** Whether the balance reaches the minimum for any use; `missing` is how far it does not. */
  mayUse: z.boolean(),
  missing: points,
  /** What expires when if nothing is done, first to expire first. */
  expiring: z.array(z.object({ points, expiresAt: instant })),
  /** `serverTime`, or the start of the next programme day where today's redemption has been made. */
  nextRedemptionAt: instant,
  /** When it changes by itself if nothing is done: points expire, a hold lapses, promised points are credited. */
  changesAt: z.optional(instant),
  lifetime: z.object({ granted: points, spent: points, expired: points, clawedBack: points }),
});
export type WalletView = z.infer<typeof walletView>;

/** Names the member and the wallet's state: with it a write says what it saw, and as whom. */
export function etagOf({ memberId, seq }: Pick<WalletView, "memberId" | "seq">): string {
  return `"${memberId}-${seq}"`;
}

/** Whether an ETag names this member, in whatever state of the wallet. */
export function isEtagOf(etag: string, memberId: string): boolean {
  return etag.slice(0, etag.lastIndexOf("-")) === `"${memberId}`;
}

/** How a lot was obtained. */
export const source = z.enum(["import", "exchange", "rebate", "task", "top-up", "prize", "refund"]);

/** A living lot. */
export const lotView = z.object({
  id: z.string(),
  source,
  title: z.string(),
  obtainedAt: instant,
  expiresAt: instant,
  granted: points,
  remaining: points,
});
export type LotView = z.infer<typeof lotView>;

export const lotList = z.object({ items: z.array(lotView) });

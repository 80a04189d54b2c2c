import * as z from "zod/mini";
import type { GrantSource } from "../rules/ledger/entry.ts";
import { fen, instant, points, seq } from "./scalars.ts";

/** Points that expire at one instant. */
export const expiringPoints = z.object({ points, expiresAt: instant });
export type ExpiringPoints = z.infer<typeof expiringPoints>;

/** The wallet as the service knows it at `serverTime`. */
export const walletView = z.object({
  memberId: z.string(),
  serverTime: instant,
  /** The number of the last ledger entry: of two views of one wallet, the higher is the newer. */
  seq,
  spendable: points,
  /** Set aside while cash is being paid; not part of `spendable`. */
  held: points,
  /** Not credited yet; not part of `spendable`. */
  pending: points,
  /** The debt, which the next grants pay. */
  owed: points,
  worthFen: fen,
  /** Whether the balance reaches the minimum for any spend. */
  mayUse: z.boolean(),
  /** The points by which the balance is below the minimum. */
  missing: points,
  /** The spendable points by expiry, first to expire first. */
  expiring: z.array(expiringPoints),
  /** `serverTime`, or the start of the next programme day if no product can be redeemed today any more. */
  nextRedemptionAt: instant,
  /**
   * The redemptions of the programme day of `serverTime`, which ends at `until`: of all products and of each. Absent if
   * there is none, and in answers that an earlier build stored.
   */
  redeemedToday: z.optional(
    z.object({
      until: instant,
      count: z.int(),
      products: z.readonly(z.array(z.object({ id: z.string(), count: z.int() }))),
    }),
  ),
  /** When time alone changes it next: points expire, a hold lapses, pending points are credited. */
  changesAt: z.optional(instant),
  lifetime: z.object({ granted: points, spent: points, expired: points, clawedBack: points }),
});
export type WalletView = z.infer<typeof walletView>;

/** The newer of two views of one wallet: a late answer must not replace a newer one. */
export function newerWallet(cached: WalletView | undefined, answer: WalletView): WalletView {
  if (cached === undefined || cached.memberId !== answer.memberId) return answer;
  if (cached.seq === answer.seq) return cached.serverTime > answer.serverTime ? cached : answer;
  return cached.seq > answer.seq ? cached : answer;
}

/** Names the member and the state of the wallet. A write sends it back as If-Match. */
export function etagOf({ memberId, seq }: Pick<WalletView, "memberId" | "seq">): string {
  return `"${memberId}-${seq}"`;
}

/** Whether an ETag names this member, whatever the state of the wallet. */
export function isEtagOf(etag: string, memberId: string): boolean {
  return etag.slice(0, etag.lastIndexOf("-")) === `"${memberId}`;
}

/** How a lot was obtained. */
export const grantSource = z.enum({
  import: "import",
  exchange: "exchange",
  rebate: "rebate",
  task: "task",
  "top-up": "top-up",
  prize: "prize",
  refund: "refund",
} as const satisfies { [Source in GrantSource]: Source });

/** A lot that still has points. */
export const lotView = z.object({
  id: z.string(),
  source: grantSource,
  title: z.string(),
  obtainedAt: instant,
  expiresAt: instant,
  granted: points,
  remaining: points,
});
export type LotView = z.infer<typeof lotView>;

export const lotList = z.object({ items: z.array(lotView) });

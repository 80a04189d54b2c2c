import type { OrderState } from "../../contract/order.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Words } from "../../rules/ledger/entry.ts";
import type { Fen } from "../../rules/points.ts";

/** A shop order or a bill. It is paid at most once. */
export type StoredOrder = {
  readonly id: string;
  readonly partnerId: string;
  /** The partner's order number. */
  readonly number: string;
  /** `null` until a member pays it. */
  readonly memberId: string | null;
  readonly item: Words;
  readonly totalFen: Fen;
  readonly dueAt?: Instant;
  readonly returnUrl?: string;
  readonly createdAt: Instant;
  readonly state: OrderState;
  /** The id of the payment's entry, while it holds the order and after it paid it. */
  readonly payment?: string;
  readonly paidAt?: Instant;
  /** What was captured: less than the total after a partial capture. */
  readonly paidFen?: Fen;
};

/** A member's orders, by id: open and held ones, and the last paid and cancelled ones, newest first. */
export type OrderLists = { readonly open: readonly string[]; readonly closed: readonly string[] };

export type PartnerKey = {
  readonly partnerId: string;
  readonly createdAt: Instant;
  /** Present once it is no longer valid. */
  readonly revokedAt?: Instant;
};

export type PartnerCredential = {
  /** The origins of the addresses that members may be sent back to. */
  readonly origins: readonly string[];
  /** Signs the results of checkouts, in base64. */
  readonly secret: string;
};

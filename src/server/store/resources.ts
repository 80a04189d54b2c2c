import type { OrderLists, PartnerCredential, PartnerKey, StoredOrder } from "./order-records.ts";
import type { DemoPartner, Faults } from "../../contract/demo.ts";
import type { RewardState } from "../../contract/reward.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { PartnerAccount } from "../../rules/obtain/exchange.ts";
import type { Fen, Points } from "../../rules/points.ts";
import type { Spend } from "../../rules/spend/refund.ts";
import type { Seq } from "../../rules/ledger/seq.ts";
import type { TaskProgress } from "../../rules/obtain/task.ts";
import type { TopUpLock } from "../../rules/obtain/top-up.ts";

/** Records beside the ledgers, by name. A member's own have the member's id after the first colon. */
export type Resources = {
  /** `null`: nobody is signed in. */
  session: { readonly memberId: string | null };
  /** The number of the last certificate. */
  certificates: number;
  /** Makes the codes of rewards unpredictable; in hexadecimal. */
  "code-secret": string;
  faults: Faults;
  "demo-partners": readonly DemoPartner[];
} & { [name: `order:${string}`]: StoredOrder } & {
  /** By member. */
  [name: `orders:${string}`]: OrderLists;
} & {
  /** By partner and the partner's number of the purchase. */
  [name: `partner-purchase:${string}:${string}`]: {
    readonly memberId: string;
    /** The pending entry. */
    readonly of: Seq;
  };
} & {
  /** By partner and the partner's order number. */
  [name: `partner-order:${string}:${string}`]: { readonly orderId: string };
} & {
  /** By the SHA-256 of the key, in hexadecimal: the key itself is not stored. */
  [name: `partner-key:${string}`]: PartnerKey;
} & { [name: `partner-credential:${string}`]: PartnerCredential } & {
  [name: `member:${string}`]: Member;
} & {
  /** By product. */
  [name: `stock:${string}`]: TakenStock;
} & {
  /** How often a cash prize was won, by prize. */
  [name: `award:${string}`]: number;
} & {
  /** Donated points, by project. */
  [name: `raised:${string}`]: Points;
} & {
  /** By member and the number of the entry of the redemption or draw. */
  [name: `reward:${string}:${number}`]: Reward;
} & {
  [name: `partner:${string}:${string}`]: PartnerAccount;
} & { [name: `task:${string}:${string}`]: TaskProgress } & {
  /** By member and task. */
  [name: `evidence:${string}:${string}`]: Evidence;
} & {
  /** By card number; only used cards have one. */
  [name: `card:${string}`]: { readonly usedBy: string };
} & { [name: `top-up-lock:${string}`]: TopUpLock } & {
  /** By member and the number of the pending entry. */
  [name: `purchase:${string}:${number}`]: StoredPurchase;
} & {
  /** By member and the number of the spend's entry; missing while no later entry is about it. */
  [name: `spend:${string}:${number}`]: SpendProgress;
} & { [name: `donation:${string}:${number}`]: Donation } & {
  [name: `next-draw:${string}`]: CommittedDraw;
} & { [name: `draw:${string}:${number}`]: CompletedDraw };

/** What was taken from a product's stock. */
export type TakenStock = {
  /** Units of redemptions that were not cancelled and have not lapsed. */
  readonly redeemed: number;
  /** The number of the last code. It never goes back, so no code is given twice. */
  readonly codesGiven: number;
};

export const noneTaken: TakenStock = { redeemed: 0, codesGiven: 0 };

/** What a redemption or a cash prize gave. Those of an imported file have none: they took nothing from a stock. */
export type Reward = {
  readonly seq: Seq;
  readonly item: RewardItem;
  readonly fulfilment: "code" | "shipment";
  readonly state: RewardState;
  /** The number of its code among those of the item. */
  readonly codeNumber?: number;
  /** A code of the partner's own, instead. */
  readonly code?: string;
  readonly link?: string;
  /** The first instant at which it can no longer be used. */
  readonly useBy?: Instant;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
};

export type RewardItem = { readonly kind: "product" | "prize"; readonly id: string };

/** When the member did a task last. */
export type Evidence = { readonly at: Instant };

export type StoredPurchase = {
  /** The pending entry. */
  readonly of: Seq;
  readonly offerId: string;
  readonly total: Fen;
  readonly points: Points;
  readonly at: Instant;
  readonly state: "pending" | "credited" | "cancelled" | "clawed-back";
  /** Present once it is credited. */
  readonly grant?: { readonly lotId: Seq; readonly expiresAt: Instant };
};

/** The state of a spend after later entries about it. */
export type SpendProgress = Omit<Spend, "entry"> & {
  /** The capture or release, and refunds, oldest first. */
  readonly followUps: readonly Seq[];
};

type Donation = {
  readonly seq: Seq;
  readonly projectId: string;
  readonly points: Points;
  readonly at: Instant;
  readonly certificate: string;
  readonly anonymous: boolean;
};

/** The next draw: the hash of its secret has been published. A secret serves one draw. */
export type CommittedDraw = { readonly number: number; readonly secret: string };

/** Seeds are in hexadecimal. */
export type CompletedDraw = CommittedDraw & {
  readonly seq: Seq;
  readonly at: Instant;
  readonly memberSeed: string;
  readonly roll: number;
  readonly prizeId: string;
  readonly pays: "cash" | "points" | "nothing";
  readonly points?: Points;
};

export type ResourceName = keyof Resources;

/** `member:`, or a member's own: `purchase:MEMBER:`, `donation:MEMBER:`, `reward:MEMBER:`. */
export type ListedPrefix = "member:" | `${"purchase" | "donation" | "reward"}:${string}:`;
export type ListedAs<Prefix extends ListedPrefix> = Prefix extends "member:"
  ? Member
  : Prefix extends `purchase:${string}`
    ? StoredPurchase
    : Prefix extends `reward:${string}`
      ? Reward
      : Donation;

/** Whether a resource is a member's own: its name is a prefix, the member and perhaps more. */
export function isOfMember(name: string, memberId: string): boolean {
  return name.split(":")[1] === memberId;
}

/** A resource's name and its new value. */
export type ResourceWrite = {
  [Name in ResourceName]: readonly [Name, Resources[Name]];
}[ResourceName];

export type Member = {
  readonly id: string;
  /** What its owner calls an imported wallet. */
  readonly name?: string;
  /** By the device's clock. */
  readonly madeAt: Instant;
  /** `null`: the device's clock. */
  readonly clock: ShiftedClock | null;
  /** A digest of the file that an imported wallet was made of. */
  readonly importedFrom?: string;
};

/** A clock that showed `now` when the device's clock showed `setAt`. */
export type ShiftedClock = {
  readonly now: Instant;
  readonly setAt: Instant;
  readonly running: boolean;
};

/** What `writes` leave under `name`; `undefined` where they do not write it. */
export function lastWrite<Name extends ResourceName>(
  writes: readonly ResourceWrite[],
  name: Name,
): Resources[Name] | undefined {
  return writes.findLast((write) => write[0] === name)?.[1] as Resources[Name] | undefined;
}

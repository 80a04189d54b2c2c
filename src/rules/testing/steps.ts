import type { Seq } from "../ledger/seq.ts";

/** What somebody asks for, by name and in plain numbers: all that both services, ours and the naive one, are told. */
export type DrawnCommand =
  | { readonly kind: "grant" | "donation" | "unmatched-refund"; readonly points: number }
  | { readonly kind: "exchange"; readonly partner: string; readonly amount: number }
  | { readonly kind: "purchase"; readonly total: number; readonly share: number }
  | { readonly kind: "confirmation" | "reversal"; readonly of: Seq }
  | { readonly kind: "cancel"; readonly of: Seq }
  | { readonly kind: "capture"; readonly of: Seq; readonly total?: number }
  | { readonly kind: "task"; readonly task: string }
  | { readonly kind: "top-up"; readonly card: string; readonly password: string }
  | { readonly kind: "payment"; readonly points: number; readonly total: number }
  | {
      readonly kind: "redemption";
      readonly product: string;
      readonly points: number;
      readonly fen: number;
    }
  | { readonly kind: "draw"; readonly roll: number }
  | { readonly kind: "refund"; readonly of: Seq; readonly fen: number };

/**
 * What a drawn history is made of: small numbers that mean something in whichever world they meet, so that any
 * sequence of them, and any part of it, can be run. `of` counts back from the latest.
 */
export type Intent =
  | { readonly do: "grant" | "stated refund"; readonly points: number }
  | { readonly do: "grant nearly all"; readonly but: number }
  | { readonly do: "exchange"; readonly partner: string; readonly amount: number }
  | { readonly do: "purchase"; readonly total: number; readonly share: number }
  | { readonly do: "confirm" | "undo" | "capture" | "cancel"; readonly earlier: Earlier }
  | { readonly do: "capture a bill"; readonly earlier: Earlier; readonly bill: CaptureTotal }
  | { readonly do: "task"; readonly task: string }
  | { readonly do: "top up"; readonly card: string; readonly password: string }
  | { readonly do: "pay"; readonly points: PointsAmount; readonly cash: number }
  | {
      readonly do: "redeem";
      readonly product: string;
      readonly points: PointsAmount;
      readonly cash: number;
    }
  | { readonly do: "donate"; readonly points: PointsAmount }
  | { readonly do: "draw"; readonly roll: number }
  | { readonly do: "refund"; readonly earlier: Earlier; readonly back: RefundAmount };

/** Something that was begun: counted back from the latest of those that are still open, or of all. */
export type Earlier = { readonly open: boolean; readonly of: number };

/** Points by number, by the programme's steps, or by how many steps they are more than the balance. */
export type PointsAmount = readonly ["points" | "steps" | "steps more than all", number];

/** Fen by number, or by how many they are more than what is left to refund. */
export type RefundAmount = readonly ["fen" | "fen more than the rest", number];

/** What a bill came to: fen by number, by how many points it would be worth, or by how many it is more than what points are held for. */
export type CaptureTotal = readonly [
  "fen" | "fen beside the points" | "fen more than held",
  number,
];

/** Milliseconds, negative where a clock is set back; or to some milliseconds after a border. */
export type Wait =
  | number
  | { readonly to: "next due" | "next expiry" | "next day" | "next month"; readonly off: number };

export type HistoryStep = { readonly intent: Intent; readonly wait: Wait };

/** What a test is sure to have. */
export function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the test does not have what it is sure to have");
  return value;
}

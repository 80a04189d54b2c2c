import type { Seq } from "../ledger/seq.ts";

/** A command by names and plain numbers, as both the rules and the naive rules receive it. */
export type DrawnCommand =
  | { readonly kind: "grant" | "donation" | "unmatched-refund"; readonly points: number }
  | { readonly kind: "exchange"; readonly partner: string; readonly amount: number }
  | { readonly kind: "purchase"; readonly total: number; readonly share: number }
  | { readonly kind: "confirmation" | "reversal"; readonly of: Seq }
  | { readonly kind: "cancel"; readonly of: Seq }
  | { readonly kind: "capture"; readonly of: Seq; readonly total?: number }
  | { readonly kind: "task"; readonly task: string; readonly evidenceAt: number | undefined }
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
 * A command relative to the state in which it is carried out, so that every sequence of intents, and every part of a
 * sequence, can be played.
 */
export type Intent =
  | { readonly do: "grant" | "unmatched refund"; readonly points: number }
  /** `less`: how far the grant is below the largest number of points. */
  | { readonly do: "grant nearly all"; readonly less: number }
  | { readonly do: "exchange"; readonly partner: string; readonly amount: number }
  | { readonly do: "purchase"; readonly total: number; readonly share: number }
  | { readonly do: "confirm" | "reverse" | "capture" | "cancel"; readonly earlier: Earlier }
  | {
      readonly do: "capture a total";
      readonly earlier: Earlier;
      readonly total: CaptureTotal;
    }
  | { readonly do: "task"; readonly task: string; readonly evidence: TaskEvidence }
  | { readonly do: "top up"; readonly card: string; readonly password: "right" | "wrong" }
  | { readonly do: "pay"; readonly points: PointsAmount; readonly cash: number }
  | {
      readonly do: "redeem";
      readonly product: string;
      readonly points: PointsAmount;
      readonly cash: number;
    }
  | { readonly do: "donate"; readonly points: PointsAmount }
  | { readonly do: "draw"; readonly roll: number }
  | { readonly do: "refund"; readonly earlier: Earlier; readonly amount: RefundAmount };

/** An earlier spend or purchase: `of` counts back from the latest of the open ones, or of all. */
export type Earlier = { readonly open: boolean; readonly of: number };

export type PointsAmount = readonly ["points" | "steps" | "steps above balance", number];

export type RefundAmount = readonly ["fen" | "fen above rest", number];

/** "fen above points": relative to the value of the held points. "fen above total": relative to the spend's total. */
export type CaptureTotal = readonly ["fen" | "fen above points" | "fen above total", number];

/** That many milliseconds before now; or `off` milliseconds after the start of the current day or month. */
export type TaskEvidence =
  "none" | number | { readonly startOf: "day" | "month"; readonly off: number };

/** Milliseconds, negative if the clock is set back; or `off` milliseconds after an event. */
export type Wait =
  | number
  | { readonly to: "next due" | "next expiry" | "next day" | "next month"; readonly off: number };

export type HistoryStep = { readonly intent: Intent; readonly wait: Wait };

/** The value, which the test is certain to have. */
export function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a value that the test needs is undefined");
  return value;
}

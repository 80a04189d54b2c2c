import { useFormatter } from "use-intl";

/** How yuan are written: "¥12.40". */
export const yuan = {
  style: "currency",
  currency: "CNY",
  currencyDisplay: "narrowSymbol",
} as const;

/**
 * Whole fen as the number of yuan that a formatter takes: a decimal text, which it formats as it stands. The quotient
 * by 100 would be a fen off past 10^15.
 */
export function inYuan(fen: number): number {
  return `${fen}e-2` as unknown as number;
}

/** Whole fen as yuan: "¥12.40". */
export function Money({ fen, className = "" }: { fen: number; className?: string }) {
  const format = useFormatter();
  return (
    <span className={`figures whitespace-nowrap ${className}`}>
      {format.number(inYuan(fen), yuan)}
    </span>
  );
}

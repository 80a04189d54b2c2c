import { useFormatter } from "use-intl";

/** How yuan are written: "¥12.40". */
export const yuan = {
  style: "currency",
  currency: "CNY",
  currencyDisplay: "narrowSymbol",
} as const;

/** Whole fen as yuan: "¥12.40". */
export function Money({ fen, className = "" }: { fen: number; className?: string }) {
  const format = useFormatter();
  return (
    <span className={`figures whitespace-nowrap ${className}`}>
      {format.number(fen / 100, yuan)}
    </span>
  );
}

import { useFormatter } from "use-intl";

export const yuan = {
  style: "currency",
  currency: "CNY",
  currencyDisplay: "narrowSymbol",
} as const;

/** Fen as yuan for a formatter, which takes a decimal text as it is. Dividing by 100 is a fen off past 10^15. */
export function inYuan(fen: number): number {
  return `${fen}e-2` as unknown as number;
}

export function Money({ fen, className = "" }: { fen: number; className?: string }) {
  const format = useFormatter();
  return (
    <span className={`figures whitespace-nowrap ${className}`}>
      {format.number(inYuan(fen), yuan)}
    </span>
  );
}

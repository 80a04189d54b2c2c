import { useFormatter } from "use-intl";

/** Whole fen as yuan: "¥12.40". */
export function Money({ fen, className = "" }: { fen: number; className?: string }) {
  const format = useFormatter();
  const options = { style: "currency", currency: "CNY", currencyDisplay: "narrowSymbol" } as const;
  return (
    <span className={`figures whitespace-nowrap ${className}`}>
      {format.number(fen / 100, options)}
    </span>
  );
}

import { useFormatter, useTranslations } from "use-intl";

/** A number of points with its unit: "1,240 points". */
export function Points({ value, className = "" }: { value: number; className?: string }) {
  const t = useTranslations("units");
  return <span className={`figures ${className}`}>{t("points", { count: value })}</span>;
}

/** What came or went, with its sign: "+120" or "−900" (a true minus, as wide as the plus). */
export function SignedPoints({ value, className = "" }: { value: number; className?: string }) {
  const format = useFormatter();
  const sign = value < 0 ? "\u2212" : "+";
  const colour = value < 0 ? "text-ink" : "text-gain";
  return (
    <span className={`figures whitespace-nowrap ${colour} ${className}`}>
      {sign}
      {format.number(Math.abs(value))}
    </span>
  );
}

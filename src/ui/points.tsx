import { useFormatter, useTranslations } from "use-intl";

export function Points({ value, className = "" }: { value: number; className?: string }) {
  const t = useTranslations("units");
  return <span className={`figures ${className}`}>{t("points", { count: value })}</span>;
}

/** "+120", "−900" (a true minus, as wide as the plus) or "0". */
export function SignedPoints({ value, className = "" }: { value: number; className?: string }) {
  const format = useFormatter();
  const [sign, colour] = value === 0 ? ["", "text-quiet"] : value < 0 ? MINUS : PLUS;
  return (
    <span className={`figures whitespace-nowrap ${colour} ${className}`}>
      {sign}
      {format.number(Math.abs(value))}
    </span>
  );
}

const PLUS = ["+", "text-gain"];
const MINUS = ["\u2212", "text-ink"];

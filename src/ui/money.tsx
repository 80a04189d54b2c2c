import { createContext, use } from "react";
import { useLocale } from "use-intl";
import { moneyFormat, type MoneyFormat } from "./money-format.ts";

/** The programme's currency, an ISO 4217 code. The app provides it. */
export const Currency = createContext("XXX");

export function useMoneyFormat(): MoneyFormat {
  return moneyFormat(useLocale(), use(Currency));
}

export function Money({ fen, className = "" }: { fen: number; className?: string }) {
  return (
    <span className={`figures whitespace-nowrap ${className}`}>{useMoneyFormat().format(fen)}</span>
  );
}

import { useFormatter, useTranslations } from "use-intl";
import { Moment } from "../../ui/instant.tsx";
import type { BalanceStep } from "./balance.ts";

/** The balance over time in numbers: now, and after each expiry. */
export function BalanceTable({ steps }: { steps: readonly BalanceStep[] }) {
  const t = useTranslations("plan");
  const format = useFormatter();
  return (
    <table className="mt-3 w-full max-w-xl border-collapse text-sm">
      <caption className="sr-only">{t("overTime")}</caption>
      <thead className="text-xs text-quiet">
        <tr className="[&>th]:pb-1 [&>th]:font-medium">
          <th scope="col" className="text-left">
            {t("from")}
          </th>
          <th scope="col" className="text-right">
            {t("expires")}
          </th>
          <th scope="col" className="text-right">
            {t("balance")}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ at, expired, balance }, row) => (
          <tr key={at} className="[&>*]:border-t [&>*]:border-line [&>*]:py-1.5">
            <th scope="row" className="text-left font-normal">
              {row === 0 ? t("now") : <Moment at={at} to="day" />}
            </th>
            <td className="figures pl-2 text-right">{format.number(expired)}</td>
            <td className="figures pl-3 text-right font-medium">{format.number(balance)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

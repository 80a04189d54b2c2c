import { useFormatter, useTranslations } from "use-intl";
import { Moment } from "../../ui/instant.tsx";
import { Table } from "../../ui/table.tsx";
import type { BalanceStep } from "./balance.ts";

/** The balance over time in numbers: now, and after each expiry. */
export function BalanceTable({ steps }: { steps: readonly BalanceStep[] }) {
  const t = useTranslations("bestUse");
  const format = useFormatter();
  return (
    <Table
      className="mt-3 max-w-xl"
      caption={t("balanceOverTime")}
      hasHiddenCaption
      columns={[
        { name: t("from") },
        { name: t("expires"), isNumber: true },
        { name: t("balance"), isNumber: true },
      ]}
    >
      {steps.map(({ at, expired, balance }, row) => (
        <tr key={at}>
          <th scope="row" className="text-left font-normal">
            {row === 0 ? t("now") : <Moment at={at} to="day" />}
          </th>
          <td className="figures text-right">{format.number(expired)}</td>
          <td className="figures text-right font-medium">{format.number(balance)}</td>
        </tr>
      ))}
    </Table>
  );
}

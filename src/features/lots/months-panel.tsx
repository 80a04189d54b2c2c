import { useTranslations, useFormatter } from "use-intl";
import { useWalletAndProgramme } from "../../spend/use-snapshot.ts";
import { soonUntil } from "../../rules/expiry/reminder.ts";
import { ChartContainer } from "../../ui/chart-container.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { lazyWithPreload } from "../../ui/lazy-with-preload.tsx";
import { Panel } from "../../ui/panel.tsx";
import { monthBars, byYear, type ExpiringRow } from "./months.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { Money } from "../../ui/money.tsx";
import { Table } from "../../ui/table.tsx";

/** A large chunk, loaded when the chart is about to be visible. */
const MonthsChart = lazyWithPreload(async () => (await import("./months-chart.tsx")).MonthsChart);

/** Expiring points by month, as a chart and a table. */
export function MonthsPanel() {
  const t = useTranslations("lots");
  const { wallet, programme } = useWalletAndProgramme();
  if (wallet.expiring.length === 0) return null;
  return (
    <Panel title={t("byMonth")}>
      <ChartContainer fallback={t("noChart")}>
        <MonthsChart
          bars={monthBars(wallet.expiring, soonUntil(wallet.serverTime, programme), programme)}
        />
      </ChartContainer>
      <Disclosure label={t("asTable")}>
        <MonthsTable rows={wallet.expiring} programme={programme} />
      </Disclosure>
    </Panel>
  );
}

type MonthsTableProps = { readonly rows: readonly ExpiringRow[]; readonly programme: Programme };

/** One table per year of the months at whose end points expire. */
function MonthsTable({ rows, programme }: MonthsTableProps) {
  return (
    <div className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-10 gap-y-6">
      {byYear(rows, programme).map(({ year, rows: ofYear }) => (
        <Year key={year} year={year} rows={ofYear} programme={programme} />
      ))}
    </div>
  );
}

function Year({ year, rows, programme }: MonthsTableProps & { readonly year: number }) {
  const t = useTranslations("lots");
  const format = useFormatter();
  return (
    <Table
      className="h-fit"
      caption={t("year", { year: String(year) })}
      columns={[
        { name: t("month") },
        { name: t("points"), isNumber: true },
        { name: t("value"), isNumber: true },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.expiresAt}>
          <th scope="row" className="w-1/2 text-left font-normal">
            {format.dateTime(row.expiresAt - 1, { month: "short" })}
          </th>
          <td className="figures text-right font-medium">{format.number(row.points)}</td>
          <td className="text-right text-quiet">
            <Money fen={valueOf(row.points, programme)} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

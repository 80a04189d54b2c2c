import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import { soonUntil } from "../../rules/expiry/reminder.ts";
import { ChartContainer } from "../../ui/chart-container.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { lazyWithPreload } from "../../ui/lazy-with-preload.tsx";
import { Panel } from "../../ui/panel.tsx";
import { monthBars } from "./months.ts";
import { MonthsTable } from "./months-table.tsx";

/** A large chunk, loaded when the chart is about to be visible. */
const MonthsChart = lazyWithPreload(async () => (await import("./months-chart.tsx")).MonthsChart);

/** Expiring points by month, as a chart and a table. */
export function MonthsPanel() {
  const t = useTranslations("lots");
  const [{ data: wallet }, { data: programme }] = useSuspenseQueries({
    queries: [walletQuery, programmeQuery],
  });
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

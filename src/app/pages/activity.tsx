import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect } from "react";
import { useTranslations } from "use-intl";
import { toQuery, type AddressFilter } from "../../features/activity/filter.ts";
import { AllTimeTotals } from "../../features/balance/all-time-totals.tsx";
import { FilterForm } from "../../features/activity/filter-form.tsx";
import { HistoryList } from "../../features/activity/history-list.tsx";
import { useActivitySearch } from "../../features/activity/use-activity-search.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { programmeQuery } from "../../api/queries.ts";
import { ExportMenu } from "../../spend/export-formats.tsx";
import { Section } from "../section.tsx";

export function ActivityPage() {
  const t = useTranslations("activity");
  const { filter, day, jump, query, show, clear, flush } = useActivitySearch();
  const printAt = `/activity/print${query && `?${query}`}`;
  useManualScrollRestoration();
  return (
    // Leaving a field may be the last thing before leaving the page: the address then has what was typed.
    <div onBlur={flush}>
      <div className="flex flex-wrap items-start justify-between gap-x-6">
        <PageHead title={t("title")} lead={t("lead")} />
        <div className="mb-6 print:hidden">
          <FilteredExport filter={filter} printAt={printAt} />
        </div>
      </div>
      <p className="mb-6 hidden text-sm wrap-anywhere print:block">
        {t("printed", { address: location.origin + printAt })}
      </p>
      <Section skeleton={<p className="mb-4 h-11" />}>
        <AllTimeTotals />
      </Section>
      <FilterForm filter={filter} onChange={(change) => show(change)} onClear={clear} />
      <Section skeleton={<SheetsSkeleton rows={[10]} className="mt-9" />}>
        <HistoryList
          filter={filter}
          day={day}
          jump={jump}
          onGo={(to) => show({}, to)}
          onCheckIns={(checkIns, to) => show({ checkIns }, to)}
          onClear={clear}
        />
      </Section>
    </div>
  );
}

type FilteredExportProps = { readonly filter: AddressFilter; readonly printAt: string };

function FilteredExport({ filter, printAt }: FilteredExportProps) {
  const { data: programme } = useQuery(programmeQuery);
  return <ExportMenu filter={programme && toQuery(filter, programme)} printAt={printAt} />;
}

/** The list restores its row; the browser only knows how far the page was scrolled. */
function useManualScrollRestoration() {
  useLayoutEffect(() => {
    history.scrollRestoration = "manual";
    return () => {
      history.scrollRestoration = "auto";
    };
  }, []);
}

import { useLayoutEffect } from "react";
import { useTranslations } from "use-intl";
import { useSearchParams } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { FilterForm } from "../../features/history/filter-form.tsx";
import { readDay, readFilter, type AddressFilter } from "../../features/history/filter.ts";
import { HistoryList } from "../../features/history/history-list.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Bones } from "../../ui/skeleton.tsx";
import { TakeMenu } from "../../wallet/take-menu.tsx";
import { Section } from "../section.tsx";

export function HistoryPage() {
  const t = useTranslations("history");
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const jump = useHistoryState<{ readonly jump?: number } | null>()?.jump ?? 0;
  useOwnPlace();

  /** The filters and the day live in the address, so that a link, a reload and the way back keep them. */
  function show(next: AddressFilter, at?: string) {
    const said = Object.entries({ ...next, at }).filter(([, value]) => value !== undefined);
    setParams(said as [string, string][], { replace: true, state: { jump: jump + 1 } });
  }

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6">
        <PageHead title={t("title")} lead={t("lead")} />
        <div className="mb-6 print:hidden">
          <TakeMenu printAt={`/history/print?${params.toString()}`} />
        </div>
      </div>
      <FilterForm filter={filter} onChange={(next) => show(next)} />
      <Section waiting={<RowsSkeleton />}>
        <HistoryList
          filter={filter}
          day={readDay(params)}
          jump={jump}
          onGo={(day) => show(filter, day)}
          onClear={() => show({})}
        />
      </Section>
    </>
  );
}

/** The list knows its place better than the browser, which knows only how far the page was scrolled. */
function useOwnPlace() {
  useLayoutEffect(() => {
    history.scrollRestoration = "manual";
    return () => {
      history.scrollRestoration = "auto";
    };
  }, []);
}

function RowsSkeleton() {
  return (
    <div className="sheet mt-9 p-6">
      <Bones rows={8} className="h-9 w-full" />
    </div>
  );
}

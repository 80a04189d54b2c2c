import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import { entriesQuery, programmeQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { Button } from "../../ui/button.tsx";
import { toQuery, type AddressFilter } from "./filter.ts";
import { Months } from "./months.tsx";

/** The entries that a filter leaves. While others are on their way, the ones before them stay. */
export function HistoryList({ filter }: { filter: AddressFilter }) {
  const t = useTranslations("history");
  const shown = useDeferredValue(filter);
  const { data: programme } = useSuspenseQuery(programmeQuery);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    entriesQuery(useLanguage(), toQuery(shown, programme)),
  );
  const entries = data.pages.flatMap(({ items }) => items);
  const isFiltered = Object.values(shown).some(Boolean);
  if (entries.length === 0) return <NoEntries isFiltered={isFiltered} />;

  return (
    <div aria-busy={shown !== filter} className="transition-opacity aria-busy:opacity-60">
      <Months entries={entries} programme={programme} />
      <div className="mt-6 flex flex-col items-center gap-3 print:hidden">
        <p aria-live="polite" className="figures text-sm text-quiet">
          {t(hasNextPage ? "shown" : "allShown", { count: entries.length })}
        </p>
        {hasNextPage && (
          <Button
            look="outlined"
            aria-disabled={isFetchingNextPage}
            onClick={() => {
              if (!isFetchingNextPage) void fetchNextPage();
            }}
          >
            {isFetchingNextPage ? t("loadingMore") : t("more")}
          </Button>
        )}
      </div>
    </div>
  );
}

function NoEntries({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslations("history");
  return (
    <div className="sheet px-6 py-14 text-center" aria-live="polite">
      <p className="text-lg font-semibold">{isFiltered ? t("noMatch") : t("empty")}</p>
      <p className="mt-1 text-quiet">{isFiltered ? t("noMatchLead") : t("emptyLead")}</p>
    </div>
  );
}

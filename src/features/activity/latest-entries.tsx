import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { latestEntriesQuery } from "../../api/entry-queries.ts";
import { useLanguage } from "../../state/language.ts";
import { EntryRow } from "./entry-line.tsx";

const LATEST = 5;

/** The latest entries, and a link to all of them. */
export function LatestEntries() {
  const t = useTranslations("activity");
  const { data } = useSuspenseInfiniteQuery(latestEntriesQuery(useLanguage()));
  const latest = data.pages[0]?.items.slice(0, LATEST) ?? [];
  return (
    <section aria-labelledby="latest" className="sheet overflow-hidden only:col-span-full">
      <div className="flex items-baseline justify-between gap-4 px-5 pt-5 pb-2 sm:px-6 sm:pt-6">
        <h2 id="latest">{t("latest")}</h2>
        {latest.length > 0 && (
          <Link
            href="/activity"
            className="-my-3 inline-flex min-h-11 items-center text-sm font-medium text-accent hover:text-accent-strong hover:underline"
          >
            {t("seeAll")}
          </Link>
        )}
      </div>
      {latest.length === 0 ? (
        <p className="px-5 pb-5 text-sm text-quiet sm:px-6">{t("emptyLead")}</p>
      ) : (
        <ol className="pb-2">
          {latest.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </section>
  );
}

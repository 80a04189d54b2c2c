import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { entriesQuery } from "../../api/entry-queries.ts";
import { useLanguage } from "../../state/language.ts";
import { EntryRow } from "./entry-row.tsx";

/** The history has all of them. */
const LATEST = 5;

/** The entries that took points from a lot, newest first. */
export function LotSpends({ lotId }: { lotId: string }) {
  const t = useTranslations("entry");
  const { data } = useSuspenseInfiniteQuery(entriesQuery(useLanguage(), { lot: lotId }));
  const spends = (data.pages[0]?.items ?? []).filter(({ id }) => id !== lotId);
  return (
    <section className="mt-5">
      <h3 className="text-sm font-medium text-quiet">{t("spends")}</h3>
      {spends.length === 0 ? (
        <p className="mt-1">{t("noSpends")}</p>
      ) : (
        <>
          <ul className="-mx-5 mt-2 sm:-mx-6">
            {spends.slice(0, LATEST).map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
          <Link
            href={`/activity?lot=${encodeURIComponent(lotId)}`}
            className="mt-2 inline-flex min-h-11 items-center text-sm font-medium text-accent hover:underline"
          >
            {t("allSpends")}
          </Link>
        </>
      )}
    </section>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { Link } from "wouter";
import { entryQuery } from "../../api/queries.ts";
import type { EntryView } from "../../contract/entry.ts";
import { useLanguage } from "../../state/language.ts";
import { Moment } from "../../ui/instant.tsx";
import { SignedPoints } from "../../ui/points.tsx";

/** One line of the history; it opens the entry. */
export function EntryRow({ entry }: { entry: EntryView }) {
  const t = useTranslations("history");
  const kind = useTranslations("kind");
  const format = useFormatter();
  const cache = useQueryClient();
  const language = useLanguage();
  /** Whoever points at an entry may open it. */
  const ahead = () => void cache.prefetchQuery(entryQuery(language, entry.id));
  return (
    <li className="not-first:border-t not-first:border-line">
      <Link
        href={`/history/${encodeURIComponent(entry.id)}`}
        onPointerEnter={ahead}
        onFocus={ahead}
        className="flex items-center justify-between gap-4 px-5 py-3 -outline-offset-2 hover:bg-sunken sm:px-6"
      >
        <span className="min-w-0">
          <span className="block font-medium">{entry.title}</span>
          <span className="block text-sm text-quiet">
            {kind(entry.kind)}
            <span aria-hidden="true"> · </span>
            <Moment at={entry.at} />
          </span>
        </span>
        <span className="shrink-0 text-right">
          <SignedPoints value={entry.points} className="block font-semibold" />
          <span className="figures block text-sm text-quiet">
            {t("balanceAfter", { points: format.number(entry.balanceAfter) })}
          </span>
        </span>
      </Link>
    </li>
  );
}

import { useTranslations } from "use-intl";
import type { EntryTotalsView } from "../../contract/entry.ts";
import { SignedPoints } from "../../ui/points.tsx";

/** The number of entries, and the points in and out. Screen readers announce changes. */
export function Totals({ totals, isFiltered }: { totals: EntryTotalsView; isFiltered: boolean }) {
  const t = useTranslations("activity");
  const { count, pointsIn, pointsOut } = totals;
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm text-quiet">
      <p aria-live="polite" className="figures font-medium text-ink">
        {t(isFiltered ? "found" : "entries", { count })}
      </p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        <div className="flex gap-1.5">
          <dt>{t("pointsIn")}</dt>
          <dd>
            <SignedPoints value={pointsIn} />
          </dd>
        </div>
        <div className="flex gap-1.5">
          <dt>{t("pointsOut")}</dt>
          <dd>
            <SignedPoints value={-pointsOut} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

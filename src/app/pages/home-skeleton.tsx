import { useTranslations } from "use-intl";
import { BalanceHeroSkeleton } from "../../features/balance/balance-hero.tsx";
import { SkeletonLines } from "../../ui/skeleton.tsx";

/** The overview before anything is known. */
export function OverviewSkeleton() {
  const t = useTranslations("app");
  return (
    <div aria-busy="true">
      <p className="sr-only">{t("loading")}</p>
      <BalanceHeroSkeleton />
      <BelowBalanceSkeleton />
    </div>
  );
}

export function BelowBalanceSkeleton() {
  return (
    <div aria-busy="true" className="my-5 grid items-start gap-5 lg:grid-cols-2">
      <SheetSkeleton rows={6} />
      <SheetSkeleton rows={8} />
    </div>
  );
}

export function SheetSkeleton({ rows }: { rows: number }) {
  return (
    <div className="sheet p-6">
      <SkeletonLines rows={rows} />
    </div>
  );
}

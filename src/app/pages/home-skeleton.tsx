import { useTranslations } from "use-intl";
import { BalanceHeroSkeleton } from "../../features/balance/balance-hero.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";

export function HomeSkeleton() {
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
    <div aria-busy="true" className="my-5">
      <SheetsSkeleton rows={[6, 8]} className="lg:grid-cols-2" />
    </div>
  );
}

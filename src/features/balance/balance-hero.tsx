import { useSuspenseQueries } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SkeletonLine } from "../../ui/skeleton.tsx";
import { OtherAmounts } from "./other-amounts.tsx";
import { LifetimeTotals } from "./lifetime-totals.tsx";

/** The balance and its value; `children` is the strip below it. */
export function BalanceHero({ children }: { children: ReactNode }) {
  const t = useTranslations("balance");
  const units = useTranslations("units");
  const format = useFormatter();
  const [{ data: wallet }, { data: programme }] = useSuspenseQueries({
    queries: [walletQuery, programmeQuery],
  });
  const { seq, spendable, worthFen, mayUse, missing, lifetime } = wallet;
  const figures = format.number(spendable);
  const money = <Money fen={worthFen} className="font-semibold" />;

  return (
    <section aria-labelledby="spendable" className="sheet overflow-hidden">
      <div className="p-5 sm:p-9">
        {/* Relative, because forced colours paint a background under the figures. */}
        <h2 id="spendable" className="relative text-sm font-medium text-quiet">
          {t("spendable")}
        </h2>
        <p className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span
            data-testid="spendable"
            className={`figures font-semibold tracking-[-0.035em] wrap-anywhere ${sizeFor(figures)}`}
          >
            {figures}
          </span>
          <span className="text-lg text-quiet">{units("unit", { count: spendable })}</span>
          <span className="figures text-lg font-medium text-accent sm:ml-3">
            {t.rich("value", { money: () => money })}
          </span>
        </p>
        {seq === 0 && <NothingYet />}
        {!mayUse && (
          <Notice tone="glow" icon="info" className="mt-5">
            {t("belowMinimum", { minimum: programme.minimumBalance, missing })}
          </Notice>
        )}
        <div className="mt-7 empty:hidden">{children}</div>
        <OtherAmounts {...wallet} />
      </div>
      <LifetimeTotals {...lifetime} />
    </section>
  );
}

/** For an empty wallet: a link to the import. */
function NothingYet() {
  const t = useTranslations("balance");
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-3">
      <p className="text-quiet">{t("empty")}</p>
      <ButtonLink href="/import" look="outlined">
        {t("import")}
      </ButtonLink>
    </div>
  );
}

/** A long number gets a smaller font instead of a line break. */
function sizeFor(figures: string): string {
  if (figures.length <= 7) return "text-huge";
  return figures.length <= 12 ? "text-large" : "text-long";
}

export function BalanceHeroSkeleton() {
  return (
    <div className="sheet overflow-hidden">
      <div className="p-5 sm:p-9">
        <p className="text-sm">
          <SkeletonLine className="w-36" />
        </p>
        <p className="mt-3 text-huge">
          <SkeletonLine className="w-64" />
        </p>
      </div>
      <div className="border-t border-line px-5 py-4 sm:px-9">
        <SkeletonLine className="h-10 w-full" />
      </div>
    </div>
  );
}

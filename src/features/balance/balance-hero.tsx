import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useWalletAndProgramme } from "../../spend/use-snapshot.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SkeletonLine } from "../../ui/skeleton.tsx";
import type { WalletView } from "../../contract/wallet.ts";
import { Points } from "../../ui/points.tsx";

/** The balance and its value; `children` says when the points expire. */
export function BalanceHero({ children }: { children: ReactNode }) {
  const t = useTranslations("balance");
  const units = useTranslations("units");
  const format = useFormatter();
  const { wallet, programme } = useWalletAndProgramme();
  const { seq, spendable, worthFen, mayUse, missing } = wallet;
  const figures = format.number(spendable);
  const money = <Money fen={worthFen} className="font-semibold" />;

  return (
    <section aria-labelledby="spendable" className="sheet p-5 sm:p-9">
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
      {children}
      <OtherAmounts {...wallet} />
    </section>
  );
}

/** For an empty wallet: a link to the tasks, which give the first points. */
function NothingYet() {
  const t = useTranslations("balance");
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-3">
      <p className="text-quiet">{t("empty")}</p>
      <ButtonLink href="/obtain/tasks" look="outlined">
        {t("earn")}
      </ButtonLink>
    </div>
  );
}

/** A long number gets a smaller font instead of a line break. */
function sizeFor(figures: string): string {
  if (figures.length <= 7) return "text-huge";
  return figures.length <= 12 ? "text-large" : "text-long";
}

/** Points outside the balance: pending, held and owed; each only if there are any. */
function OtherAmounts({ held, pending, owed }: WalletView) {
  const t = useTranslations("balance");
  const amounts = [
    [t("pending"), t("pendingWhy"), pending],
    [t("held"), t("heldWhy"), held],
    [t("owed"), t("owedWhy"), owed],
  ] as const;
  const some = amounts.filter(([, , value]) => value > 0);
  if (some.length === 0) return null;
  return (
    <dl className="mt-6 grid grid-cols-[repeat(auto-fit,minmax(min(13rem,100%),1fr))] gap-x-8 gap-y-3 text-sm">
      {some.map(([name, why, value]) => (
        <div key={name} className="border-l-3 border-line pl-3">
          <dt className="text-quiet">{name}</dt>
          <dd>
            <Points value={value} className="block text-lg font-semibold" />
            <span className="text-quiet">{why}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function BalanceHeroSkeleton() {
  return (
    <div className="sheet p-5 sm:p-9">
      <p className="text-sm">
        <SkeletonLine className="w-36" />
      </p>
      <p className="mt-3 text-huge">
        <SkeletonLine className="w-64" />
      </p>
      <SkeletonLine className="mt-7 h-28 w-full max-sm:h-60" />
      <SkeletonLine className="mt-5 h-24 w-full" />
    </div>
  );
}

import { useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import { BalanceHero, BalanceHeroSkeleton } from "../../features/balance/balance-hero.tsx";
import { Shortcuts } from "../../features/balance/shortcuts.tsx";
import { ExpiryParts } from "../../features/expiry/expiry-parts.tsx";
import { WalletStrip } from "../../features/lots/wallet-strip.tsx";
import { lazyWithPreload } from "../../ui/lazy-with-preload.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Section } from "../section.tsx";
import { BelowBalanceSkeleton } from "./home-skeleton.tsx";

const BelowBalance = lazyWithPreload(
  async () => (await import("./below-balance.tsx")).BelowBalance,
);

/** Renders the balance first, and the rest once the balance is on the screen. */
export function HomePage() {
  const t = useTranslations("balance");
  const isBalanceShown = useDeferredValue(true, false);
  return (
    <>
      <PageHead title={t("title")} hidden />
      <Section skeleton={<BalanceHeroSkeleton />}>
        <BalanceHero>
          <ExpiryParts />
          <div className="mt-6 empty:hidden">
            <WalletStrip />
          </div>
        </BalanceHero>
      </Section>
      <Shortcuts />
      {isBalanceShown ? (
        <Section skeleton={<BelowBalanceSkeleton />}>
          <BelowBalance />
        </Section>
      ) : (
        <BelowBalanceSkeleton />
      )}
    </>
  );
}

import { useDeferredValue } from "react";
import { useTranslations } from "use-intl";
import { BalanceHero, BalanceHeroSkeleton } from "../../features/balance/balance-hero.tsx";
import { OpenHolds } from "../../features/checkout/open-holds.tsx";
import { LatestEntries } from "../../features/activity/latest-entries.tsx";
import { SoonLots } from "../../features/lots/soon-lots.tsx";
import { WalletStrip } from "../../features/lots/wallet-strip.tsx";
import { lazyWithPreload } from "../../ui/lazy-with-preload.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";
import { BelowBalanceSkeleton } from "./home-skeleton.tsx";

/** The first view does not wait for it. */
const MonthsPanel = lazyWithPreload(
  async () => (await import("../../features/lots/months-panel.tsx")).MonthsPanel,
);

const NewRewards = lazyWithPreload(
  async () => (await import("../../features/rewards/new-rewards.tsx")).NewRewards,
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
          <WalletStrip />
        </BalanceHero>
      </Section>
      {isBalanceShown ? <BelowBalance /> : <BelowBalanceSkeleton />}
    </>
  );
}

function BelowBalance() {
  return (
    <>
      <OpenHolds />
      <Section skeleton={null}>
        <NewRewards />
      </Section>
      <div className="my-5 grid items-start gap-5 lg:grid-cols-2">
        <Section skeleton={<SheetsSkeleton rows={[6]} />}>
          <SoonLots />
        </Section>
        <Section skeleton={<SheetsSkeleton rows={[8]} />}>
          <LatestEntries />
        </Section>
      </div>
      <Section skeleton={<SheetsSkeleton rows={[9]} />}>
        <MonthsPanel />
      </Section>
    </>
  );
}

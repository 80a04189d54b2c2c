import { useTranslations } from "use-intl";
import { BalanceHero, BalanceHeroSkeleton } from "../../features/balance/balance-hero.tsx";
import { OpenHolds } from "../../features/cashier/open-holds.tsx";
import { LatestEntries } from "../../features/history/latest-entries.tsx";
import { SoonLots } from "../../features/lots/soon-lots.tsx";
import { WalletStrip } from "../../features/lots/wallet-strip.tsx";
import { lazily } from "../../ui/lazily.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Section } from "../section.tsx";
import { Soon } from "../soon.tsx";
import { SheetSkeleton } from "./overview-skeleton.tsx";

/** Below the first view, which does not wait for it. */
const MonthsPanel = lazily(
  async () => (await import("../../features/lots/months-panel.tsx")).MonthsPanel,
);

export function OverviewScreen() {
  const t = useTranslations("balance");
  return (
    <>
      <PageHead title={t("title")} hidden />
      <Section waiting={<BalanceHeroSkeleton />}>
        <BalanceHero>
          <WalletStrip />
        </BalanceHero>
      </Section>
      <OpenHolds />
      <div className="my-5 grid items-start gap-5 lg:grid-cols-2">
        <Section waiting={<SheetSkeleton rows={6} />}>
          <Soon>{(soonUntil) => <SoonLots soonUntil={soonUntil} />}</Soon>
        </Section>
        <Section waiting={<SheetSkeleton rows={8} />}>
          <LatestEntries />
        </Section>
      </div>
      <Section waiting={<SheetSkeleton rows={9} />}>
        <Soon>{(soonUntil) => <MonthsPanel soonUntil={soonUntil} />}</Soon>
      </Section>
    </>
  );
}

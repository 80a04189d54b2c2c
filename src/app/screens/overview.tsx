import { useTranslations } from "use-intl";
import { BalanceHero, BalanceHeroSkeleton } from "../../features/balance/balance-hero.tsx";
import { LatestEntries } from "../../features/history/latest-entries.tsx";
import { LaterMonths } from "../../features/lots/later-months.tsx";
import { SoonLots } from "../../features/lots/soon-lots.tsx";
import { WalletStrip } from "../../features/lots/wallet-strip.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Section } from "../section.tsx";
import { Soon } from "../soon.tsx";
import { SheetSkeleton } from "./overview-skeleton.tsx";

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
      <div className="my-5 grid items-start gap-5 lg:grid-cols-2">
        <Section waiting={<SheetSkeleton rows={6} />}>
          <Soon>{(soonUntil) => <SoonLots soonUntil={soonUntil} />}</Soon>
        </Section>
        <Section waiting={<SheetSkeleton rows={8} />}>
          <LatestEntries />
        </Section>
      </div>
      <Section waiting={<SheetSkeleton rows={9} />}>
        <Soon>{(soonUntil) => <LaterMonths soonUntil={soonUntil} />}</Soon>
      </Section>
    </>
  );
}

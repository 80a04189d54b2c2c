import { Suspense, useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { BalanceHero, BalanceHeroSkeleton } from "../../features/balance/balance-hero.tsx";
import { Shortcuts } from "../../features/balance/shortcuts.tsx";
import { ExpiryParts } from "../../features/expiry/expiry-parts.tsx";
import type { WalletView } from "../../contract/wallet.ts";
import { useWalletAndProgramme } from "../../spend/use-snapshot.ts";
import { lazyWithPreload } from "../../ui/lazy-with-preload.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Section } from "../section.tsx";
import { BelowBalanceSkeleton } from "./home-skeleton.tsx";

const BelowBalance = lazyWithPreload(
  async () => (await import("./below-balance.tsx")).BelowBalance,
);

const LotsDialog = lazyWithPreload(
  async () => (await import("../../features/lots/lots-dialog.tsx")).LotsDialog,
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
          <Expiry />
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

/** When the points expire; a part opens where its points came from. */
function Expiry() {
  const { wallet, programme } = useWalletAndProgramme();
  const [opened, setOpened] = useState<WalletView["expiring"]>();
  return (
    // Preloads the dialog that a click would open.
    <div className="empty:hidden" onPointerEnter={LotsDialog.preload} onFocus={LotsDialog.preload}>
      <ExpiryParts onOpen={setOpened} />
      {opened && (
        <Suspense>
          <LotsDialog
            rows={opened}
            now={wallet.serverTime}
            programme={programme}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
}

import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { previewWalletWithoutLots } from "../../api/preview-wallet.ts";
import { ordersQuery, productsQuery, projectsQuery } from "../../api/queries.ts";
import { exactUsesOf } from "../../features/best-use/exact-use.ts";
import { ExactUseFlow } from "../../features/best-use/exact-use-flow.tsx";
import { LaterPanel } from "../../features/best-use/later-panel.tsx";
import { NothingToSave } from "../../features/best-use/nothing-to-save.tsx";
import { SavePanel } from "../../features/best-use/save-panel.tsx";
import { RedeemFlow } from "../../spend/redeem-flow.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";
import { useHasSection } from "../use-has-section.ts";

export function BestUsePage() {
  const t = useTranslations("bestUse");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<SheetsSkeleton rows={[9, 9]} />}>
        <Panels />
      </Section>
    </>
  );
}

/** What uses exactly the expiring points, then redemptions, and a forecast of the wallet if nothing is spent. */
function Panels() {
  const snapshot = useSnapshot();
  const { programme, wallet: view } = snapshot;
  const [products, orders, projects] = useOffers();
  const wallet = previewWalletWithoutLots(view, programme);
  const now = view.serverTime;
  const input = {
    wallet,
    products: products.map(({ id, stock, prices }) => ({ id, stock, prices })),
    now,
    programme,
  };
  const uses = exactUsesOf({ wallet, orders, projects, now, programme });
  return (
    <div className="grid gap-5">
      <div>
        <ExactUseFlow uses={uses} snapshot={snapshot} />
        <RedeemFlow products={products} snapshot={snapshot}>
          {(choose) =>
            uses ? (
              products.length > 0 && (
                <SavePanel input={input} products={products} onRedeem={choose} />
              )
            ) : (
              <NothingToSave next={wallet.expiring[0]} />
            )
          }
        </RedeemFlow>
      </div>
      {view.expiring.length > 0 && <LaterPanel view={view} input={input} />}
    </div>
  );
}

/** The products, orders and projects. A list is empty if the programme lacks its feature. */
function useOffers() {
  const language = useLanguage();
  const hasSection = useHasSection();
  const [products] = useSuspenseQueries({
    queries: [productsQuery(language)].filter(() => hasSection("/redeem")),
  });
  const [orders] = useSuspenseQueries({
    queries: [ordersQuery(language)].filter(() => hasSection("/pay")),
  });
  const [projects] = useSuspenseQueries({
    queries: [projectsQuery(language)].filter(() => hasSection("/donate")),
  });
  return [
    products?.data.items ?? NONE,
    orders?.data.items ?? NONE,
    projects?.data.items ?? NONE,
  ] as const;
}

const NONE: readonly never[] = [];

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { previewWalletWithoutLots } from "../../api/preview-wallet.ts";
import { productsQuery } from "../../api/queries.ts";
import { LaterPanel } from "../../features/best-use/later-panel.tsx";
import { SavePanel } from "../../features/best-use/save-panel.tsx";
import { RedeemFlow } from "../../spend/redeem-flow.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { useLanguage } from "../../state/language.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

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

/** The plan that saves the most points, and a forecast of the wallet if nothing is spent. */
function Panels() {
  const snapshot = useSnapshot();
  const { data } = useSuspenseQuery(productsQuery(useLanguage()));
  const { programme, wallet: view } = snapshot;
  const input = {
    wallet: previewWalletWithoutLots(view, programme),
    products: data.items.map(({ id, stock, prices }) => ({ id, stock, prices })),
    now: view.serverTime,
    programme,
  };
  return (
    <div className="grid gap-5">
      <div>
        <RedeemFlow products={data.items} snapshot={snapshot}>
          {(choose) => <SavePanel input={input} products={data.items} onRedeem={choose} />}
        </RedeemFlow>
      </div>
      {view.expiring.length > 0 && <LaterPanel view={view} input={input} />}
    </div>
  );
}

import { useSuspenseQuery } from "@tanstack/react-query";
import { previewWalletWithoutLots } from "../../api/preview-wallet.ts";
import { productsQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { RedeemFlow } from "../../spend/redeem-flow.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { LaterPanel } from "./later-panel.tsx";
import { SavePanel } from "./save-panel.tsx";

/** The plan that saves the most points, and a forecast of the wallet if nothing is spent. */
export function PlanScreen() {
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

import { useSuspenseQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { previewWalletWithoutLots } from "../../api/preview-wallet.ts";
import { productsQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { RedeemFlow } from "../../spend/redeem-flow.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { LaterPanel } from "./later-panel.tsx";
import { SavePanel } from "./save-panel.tsx";

/** What saves the most points, step by step; and what becomes of them if nothing is done. */
export function PlanScreen() {
  const shown = useSnapshot();
  const { data } = useSuspenseQuery(productsQuery(useLanguage()));
  // A plan may take a while: what is being typed or slid does not wait for it.
  const view = useDeferredValue(shown.wallet);
  const products = useDeferredValue(data.items);
  const { programme } = shown;
  const scene = {
    wallet: previewWalletWithoutLots(view, programme),
    products,
    now: view.serverTime,
    programme,
  };
  return (
    <div className="grid gap-5">
      <div>
        <RedeemFlow products={data.items} snapshot={shown}>
          {(choose) => <SavePanel scene={scene} products={products} onRedeem={choose} />}
        </RedeemFlow>
      </div>
      {view.expiring.length > 0 && <LaterPanel view={view} scene={scene} />}
    </div>
  );
}

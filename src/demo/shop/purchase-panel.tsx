import { useTranslations } from "use-intl";
import type { PurchaseView } from "../../contract/offer.ts";
import { newUuid } from "../../contract/uuid.ts";
import { Button } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import { ActionPanel } from "./action-panel.tsx";
import { AmountAction } from "./amount-action.tsx";
import type { Act } from "./partner-api.ts";

type PurchasePanelProps = {
  readonly rebates: readonly {
    readonly id: string;
    readonly title: string;
    readonly exampleFen: number;
  }[];
  readonly purchases: readonly PurchaseView[];
  readonly memberId: string;
  readonly act: Act;
};

/** Reports a purchase, which promises points; confirms it, or takes it back. */
export function PurchasePanel({ rebates, purchases, memberId, act }: PurchasePanelProps) {
  const t = useTranslations("shop");
  const own = purchases.filter(({ title }) => rebates.some((rebate) => rebate.title === title));
  return (
    <ActionPanel title={t("purchases")}>
      {rebates.map(({ id, title, exampleFen }) => (
        <li key={id}>
          <AmountAction
            label={t("amount")}
            fen={exampleFen}
            button={t("buy")}
            about={title}
            isSending={act.isSending}
            onSend={(totalFen) =>
              act.send({
                route: "reportPurchase",
                body: { memberId, offerId: id, number: `DP-${newUuid().slice(0, 8)}`, totalFen },
              })
            }
          />
        </li>
      ))}
      {own.map((purchase) => (
        <PurchaseRow key={purchase.id} purchase={purchase} act={act} />
      ))}
    </ActionPanel>
  );
}

function PurchaseRow({ purchase, act }: { purchase: PurchaseView; act: Act }) {
  const t = useTranslations("shop");
  const states = useTranslations("shopPurchase");
  const { id, title, totalFen, points, state } = purchase;
  const button = (
    words: "confirm" | "cancel" | "reverse",
    route: "confirmPartnerPurchase" | "cancelPartnerPurchase",
  ) => (
    <Button
      look="outlined"
      aria-disabled={act.isSending}
      aria-label={`${t(words)}: ${title}`}
      onClick={() => act.send({ route, id })}
    >
      {t(words)}
    </Button>
  );
  return (
    <li className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          <Money fen={totalFen} /> · <Points value={points} />
        </span>
        <span className="text-sm">{states(state)}</span>
      </div>
      <div className="flex flex-wrap gap-3 empty:hidden">
        {state === "pending" && button("confirm", "confirmPartnerPurchase")}
        {state === "pending" && button("cancel", "cancelPartnerPurchase")}
        {state === "credited" && button("reverse", "cancelPartnerPurchase")}
      </div>
    </li>
  );
}

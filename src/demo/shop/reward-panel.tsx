import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { ActionPanel } from "./action-panel.tsx";
import { AmountAction } from "./amount-action.tsx";
import type { Act, PartnerRecords } from "./partner-api.ts";

type Row = PartnerRecords["rewards"][number];

/** The partner's products that this member has redeemed: take the cash, ship, refund. */
export function RewardPanel({ rows, act }: { rows: readonly Row[]; act: Act }) {
  const t = useTranslations("shop");
  return (
    <ActionPanel title={t("rewards")} empty={rows.length === 0 && t("noRewards")}>
      {rows.map((row) => (
        <RewardRow key={row.reward.id} row={row} act={act} />
      ))}
    </ActionPanel>
  );
}

function RewardRow({ row: { title, reward, redemption }, act }: { row: Row; act: Act }) {
  const t = useTranslations("shop");
  const states = useTranslations("shopReward");
  const { id, kind, state } = reward;
  const refundable =
    redemption?.state === "captured" ? redemption.totalFen - redemption.refundedFen : 0;
  const isToShip = kind === "shipment" && (state === "preparing" || state === "ready");
  return (
    <li className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{title}</span>
        <span className="text-sm">{states(state)}</span>
      </div>
      <div className="flex flex-wrap items-start gap-3">
        {redemption?.state === "held" && (
          <>
            <Button
              look="outlined"
              aria-label={`${t("takeCash")}: ${title}`}
              onClick={() => act.send({ route: "capturePartnerRedemption", id })}
            >
              {t("takeCash")}
            </Button>
            <Button
              look="outlined"
              aria-label={`${t("release")}: ${title}`}
              onClick={() => act.send({ route: "releasePartnerRedemption", id })}
            >
              {t("release")}
            </Button>
          </>
        )}
        {redemption?.state === "captured" && isToShip && (
          <Button
            look="outlined"
            aria-label={`${t("ship")}: ${title}`}
            onClick={() => act.send({ route: "updateReward", id, body: shipped(id) })}
          >
            {t("ship")}
          </Button>
        )}
        {refundable > 0 && state !== "used" && (
          <AmountAction
            key={refundable}
            label={t("amount")}
            fen={refundable}
            button={t("refund")}
            about={title}
            isSending={act.isSending}
            onSend={(fen) => act.send({ route: "refundPartnerRedemption", id, body: { fen } })}
          />
        )}
      </div>
    </li>
  );
}

/** An invented parcel. */
function shipped(id: string) {
  const trackingNumber = `SE${id.replaceAll(/\D/g, "").padStart(10, "0")}CN`;
  return { state: "sent", carrier: "Swift Express", trackingNumber };
}

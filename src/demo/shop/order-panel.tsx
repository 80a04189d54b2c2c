import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { ActionPanel } from "./action-panel.tsx";
import { AmountAction } from "./amount-action.tsx";
import type { Act, PartnerRecords } from "./partner-api.ts";

type Row = PartnerRecords["orders"][number];

/** The partner's orders of this member: take or lower the cash, cancel, refund. */
export function OrderPanel({ rows, act }: { rows: readonly Row[]; act: Act }) {
  const t = useTranslations("shop");
  return (
    <ActionPanel title={t("orders")} empty={rows.length === 0 && t("noOrders")}>
      {rows.map((row) => (
        <OrderRow key={row.order.id} row={row} act={act} />
      ))}
    </ActionPanel>
  );
}

function OrderRow({ row: { order, item, payment }, act }: { row: Row; act: Act }) {
  const t = useTranslations("shop");
  const about = `${item}, ${order.number}`;
  const money = <Money fen={payment?.cashFen ?? 0} />;
  const refundable = payment?.state === "captured" ? payment.totalFen - payment.refundedFen : 0;
  return (
    <li className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <span className="font-medium">{item}</span>{" "}
          <span className="text-sm text-quiet">{order.number}</span>
        </span>
        <span className="text-sm">
          <Money fen={order.totalFen} className="font-semibold" /> · {t(order.state)}
        </span>
      </div>
      {order.state === "open" && (
        <div>
          <Button
            look="outlined"
            aria-label={`${t("cancelOrder")}: ${about}`}
            onClick={() => act.send({ route: "cancelPartnerOrder", id: order.id })}
          >
            {t("cancelOrder")}
          </Button>
        </div>
      )}
      {order.state === "held" && payment && (
        <>
          <p className="text-sm text-quiet">{t.rich("toTake", { money: () => money })}</p>
          <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
            <AmountAction
              label={t("total")}
              fen={payment.totalFen}
              button={t("takeCash")}
              about={about}
              isSending={act.isSending}
              onSend={(totalFen) =>
                act.send({ route: "capturePartnerPayment", id: payment.id, body: { totalFen } })
              }
            />
            <Button
              look="outlined"
              className="sm:mt-6"
              aria-label={`${t("release")}: ${about}`}
              onClick={() => act.send({ route: "releasePartnerPayment", id: payment.id })}
            >
              {t("release")}
            </Button>
          </div>
        </>
      )}
      {payment && refundable > 0 && (
        <AmountAction
          // The next refund begins with what is left.
          key={refundable}
          label={t("amount")}
          fen={refundable}
          button={t("refund")}
          about={about}
          isSending={act.isSending}
          onSend={(fen) =>
            act.send({ route: "refundPartnerPayment", id: payment.id, body: { fen } })
          }
        />
      )}
    </li>
  );
}

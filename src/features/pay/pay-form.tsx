import { useState } from "react";
import { useTranslations } from "use-intl";
import type { OrderView } from "../../contract/order.ts";
import { useDraft } from "../../state/draft.ts";
import { Money } from "../../ui/money.tsx";
import type { SuccessMessage } from "../../spend/success-notice.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { PayDialog } from "../../spend/pay-dialog.tsx";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { SpendForm } from "../../spend/spend-form.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { paymentOf, type PayDraft, type Payment } from "./payment.ts";
import { PointsField } from "./points-field.tsx";

type PayFormProps = {
  readonly order: OrderView;
  /** Filled in at first, as text. A draft belongs to the points that were suggested. */
  readonly suggested: string | undefined;
  /** Called when it is paid in points alone. */
  readonly onDone: (done: SuccessMessage) => void;
};

/**
 * The payment form with its preview. Asks before a payment in points alone: one with cash left can still be cancelled
 * while its points are on hold.
 */
export function PayForm({ order, suggested, onDone }: PayFormProps) {
  const t = useTranslations("pay");
  const snapshot = useSnapshot();
  const { wallet } = snapshot;
  const name = ["pay", wallet.memberId, order.id, suggested].filter(Boolean).join(".");
  const [draft = suggested ? { points: suggested } : {}, change] = useDraft<PayDraft>(name);
  const payment = paymentOf({ order, draft, snapshot });
  const possible = payment.state === "possible" ? payment : undefined;
  const [isConfirming, setConfirming] = useState(false);
  const pay = useCommand("pay", ({ entries, wallet: after }) => {
    const entry = entries.findLast(({ kind }) => kind === "payment");
    change(undefined);
    setConfirming(false);
    // A held order shows on this page.
    if (entry?.heldUntil === undefined) {
      const words = t("done", { merchant: order.title, count: after.spendable });
      onDone({ words, entryId: entry?.id });
    }
  });

  function send() {
    if (!possible) return;
    const { points } = possible;
    pay.send({ body: { orderId: order.id, points }, snapshot: wallet });
  }

  function submit() {
    if (payment.cash > 0) return send();
    pay.forgetError();
    setConfirming(true);
  }

  const total = <Money fen={order.totalFen} />;
  const note = <PayNote payment={payment} />;
  return (
    <>
      <SpendForm
        command={pay}
        sending={t("sending")}
        note={note}
        label={t("form")}
        preview={possible?.preview}
        noPreview={t("noPreview")}
        snapshot={snapshot}
        isConfirming={isConfirming}
        button={possible ? t("button", { count: possible.points }) : t("buttonNone")}
        onSubmit={submit}
      >
        <div className="grid gap-6 p-5 sm:p-6">
          <h2 className="text-base">{t("form")}</h2>
          <p className="flex items-baseline justify-between gap-4">
            <span className="text-quiet">{t("chooseOrder")}</span>
            <span className="text-xl font-semibold">{total}</span>
          </p>
          <PointsField payment={payment} draft={draft} snapshot={snapshot} onChange={change} />
        </div>
      </SpendForm>
      {isConfirming && (
        <PayDialog
          order={order}
          preview={possible?.preview}
          note={note}
          programme={snapshot.programme}
          command={pay}
          onConfirm={send}
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  );
}

/** Why a payment is not possible, or what follows it. */
function PayNote({ payment }: { payment: Payment }) {
  const t = useTranslations("pay");
  switch (payment.state) {
    case "no-points":
      return t("needPoints");
    case "refused":
      return <RefusalMessage refusal={payment.refusal} />;
    case "possible": {
      const money = <Money fen={payment.cash} />;
      return payment.cash > 0 ? t.rich("cashNext", { money: () => money }) : t("noCash");
    }
  }
}

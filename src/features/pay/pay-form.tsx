import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { MerchantView } from "../../contract/payment.ts";
import { useDraft } from "../../state/draft.ts";
import { Money, useMoneyFormat } from "../../ui/money.tsx";
import { SuccessNotice, type SuccessMessage } from "../../spend/success-notice.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { SpendForm } from "../../spend/spend-form.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { paymentOf, orderIdAt, type PayDraft, type Payment } from "./payment.ts";
import { PointsField } from "./points-field.tsx";
import { checkoutAddress } from "../../ui/addresses.ts";
import { NumberField } from "../../ui/field.tsx";

type PayFormProps = {
  readonly merchant: MerchantView;
  readonly order: MerchantView["orders"][number] | undefined;
};

/** The payment form with its preview. */
export function PayForm({ merchant, order }: PayFormProps) {
  const t = useTranslations("pay");
  const [, goTo] = useLocation();
  const snapshot = useSnapshot();
  const { wallet } = snapshot;
  const [draft = {}, change] = useDraft<PayDraft>(
    ["pay", wallet.memberId, merchant.id, order?.id ?? ""].join("."),
  );
  const [done, setDone] = useState<SuccessMessage>();
  const money = useMoneyFormat();
  const payment = paymentOf({ merchantId: merchant.id, order, draft, snapshot, money });
  const possible = payment.state === "possible" ? payment : undefined;
  const pay = useCommand("pay", ({ entries, wallet: after }) => {
    const entry = entries.findLast(({ kind }) => kind === "payment");
    change(undefined);
    if (entry?.heldUntil !== undefined) goTo(checkoutAddress(entry.id));
    else {
      const words = t("done", { merchant: merchant.title, count: after.spendable });
      setDone({ words, entryId: entry?.id });
    }
  });

  function send() {
    if (!possible) return;
    setDone(undefined);
    const { total: totalFen, points } = possible;
    const orderId = order?.id ?? orderIdAt(wallet.serverTime);
    pay.send({ body: { merchantId: merchant.id, orderId, totalFen, points }, snapshot: wallet });
  }

  return (
    <>
      <SuccessNotice done={done} />
      <SpendForm
        label={t("form")}
        preview={possible?.preview}
        noPreview={t("noPreview")}
        snapshot={snapshot}
        command={pay}
        button={possible ? t("button", { count: possible.points }) : t("buttonNone")}
        sending={t("sending")}
        note={<PayNote payment={payment} />}
        onSend={send}
      >
        <div className="grid gap-6 p-5 sm:p-6">
          <h2 className="text-base">{t("form")}</h2>
          <TotalField order={order} payment={payment} draft={draft} onChange={change} />
          <PointsField payment={payment} draft={draft} snapshot={snapshot} onChange={change} />
        </div>
      </SpendForm>
    </>
  );
}

/** Why a payment is not possible, or what follows it. */
function PayNote({ payment }: { payment: Payment }) {
  const t = useTranslations("pay");
  switch (payment.state) {
    case "no-total":
      return t("needTotal");
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

type TotalFieldProps = {
  readonly order: MerchantView["orders"][number] | undefined;
  readonly payment: Payment;
  readonly draft: PayDraft;
  readonly onChange: (draft: PayDraft) => void;
};

/** The order's total, or a field to type one. */
function TotalField({ order, payment, draft, onChange }: TotalFieldProps) {
  const t = useTranslations("pay");
  const fault = useTranslations("typed");
  const { symbol } = useMoneyFormat();
  if (order) {
    return (
      <p className="flex items-baseline justify-between gap-4">
        <span className="text-quiet">{t("chooseOrder")}</span>
        <Money fen={order.totalFen} className="text-xl font-semibold" />
      </p>
    );
  }
  const isWrong = payment.state === "no-total" && draft.total !== undefined;
  return (
    <NumberField
      label={t("orderTotal", { symbol })}
      inputMode="decimal"
      placeholder="0.00"
      value={draft.total ?? ""}
      fault={isWrong ? fault(payment.fault) : undefined}
      onChange={({ target }) => onChange({ ...draft, total: target.value })}
    />
  );
}

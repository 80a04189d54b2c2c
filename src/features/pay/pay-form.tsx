import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { MerchantView } from "../../contract/payment.ts";
import { useDraft } from "../../state/draft.ts";
import { Notice } from "../../ui/notice.tsx";
import { DoneNotice, type DoneText } from "../../spend/done-notice.tsx";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { SpendPreview } from "../../spend/spend-preview.tsx";
import { useWish } from "../../spend/use-wish.ts";
import { AmountField } from "./amount-field.tsx";
import { PayButton } from "./pay-button.tsx";
import { paymentOf, referenceOf, type PayDraft } from "./payment.ts";
import { PointsField } from "./points-field.tsx";
import { checkoutAddress } from "../../ui/addresses.ts";

type PayFormProps = {
  readonly merchant: MerchantView;
  readonly order: MerchantView["orders"][number] | undefined;
};

/** How much of a bill to pay in points, with what that will do beside it before it is done. */
export function PayForm({ merchant, order }: PayFormProps) {
  const t = useTranslations("pay");
  const common = useTranslations("spend");
  const [, goTo] = useLocation();
  const shown = useSnapshot();
  const { wallet } = shown;
  const [draft = {}, change] = useDraft<PayDraft>(
    ["pay", wallet.memberId, merchant.id, order?.id ?? ""].join("."),
  );
  const [done, setDone] = useState<DoneText>();
  const payment = paymentOf({ merchantId: merchant.id, order, draft, shown });
  const pay = useWish("pay", ({ entries, wallet: after }) => {
    const entry = entries.findLast(({ kind }) => kind === "payment");
    change(undefined);
    if (entry?.heldUntil !== undefined) goTo(checkoutAddress(entry.id));
    else {
      const words = t("done", { merchant: merchant.title, count: after.spendable });
      setDone({ words, entryId: entry?.id });
    }
  });
  const title = useId();

  function send() {
    if (payment.state !== "possible") return;
    setDone(undefined);
    const { total: totalFen, points } = payment;
    const orderId = order?.id ?? referenceOf(wallet.serverTime);
    pay.send({ body: { merchantId: merchant.id, orderId, totalFen, points }, seen: wallet });
  }

  return (
    <>
      <DoneNotice done={done} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <form
          aria-labelledby={title}
          noValidate
          className="sheet grid gap-6 p-5 sm:p-6"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <h2 id={title} className="text-base">
            {t("form")}
          </h2>
          <AmountField order={order} payment={payment} draft={draft} onChange={change} />
          <PointsField payment={payment} draft={draft} shown={shown} onChange={change} />
          {pay.error && <CommandError error={pay.error} />}
          {pay.isUnanswered && <Notice role="alert">{common("inDoubt")}</Notice>}
          <PayButton payment={payment} isSending={pay.isSending} />
        </form>
        <section aria-label={t("preview")} className="sheet px-5 pb-6 sm:px-6">
          {payment.state === "possible" ? (
            <SpendPreview preview={payment.preview} shown={shown} />
          ) : (
            <p className="pt-5 text-quiet">{t("noPreview")}</p>
          )}
        </section>
      </div>
    </>
  );
}

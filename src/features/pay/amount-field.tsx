import { useTranslations } from "use-intl";
import type { MerchantView } from "../../contract/payment.ts";
import { NumberField } from "../../ui/field.tsx";
import { Money } from "../../ui/money.tsx";
import type { PayDraft, Payment } from "./payment.ts";

type AmountFieldProps = {
  readonly order: MerchantView["orders"][number] | undefined;
  readonly payment: Payment;
  readonly draft: PayDraft;
  readonly onChange: (draft: PayDraft) => void;
};

/** The order's total, or a field to type one. */
export function AmountField({ order, payment, draft, onChange }: AmountFieldProps) {
  const t = useTranslations("pay");
  const fault = useTranslations("typed");
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
      label={t("orderTotal")}
      inputMode="decimal"
      placeholder="0.00"
      value={draft.total ?? ""}
      fault={isWrong ? fault(payment.fault) : undefined}
      onChange={({ target }) => onChange({ ...draft, total: target.value })}
    />
  );
}

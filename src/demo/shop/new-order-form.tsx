import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { NumberField, TextField } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { useMoneyFormat } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { newUuid } from "../../contract/uuid.ts";
import { readMoney } from "../../contract/typed-number.ts";
import type { Act } from "./partner-api.ts";

type NewOrderFormProps = {
  readonly partnerId: string;
  readonly memberId: string;
  readonly act: Act;
  /** Called with the address of the wallet's page that takes the payment. */
  readonly onCheckout: (url: string) => void;
};

/** Makes an order, and either sends the member to its checkout or leaves it open on the Pay page. */
export function NewOrderForm({ partnerId, memberId, act, onCheckout }: NewOrderFormProps) {
  const t = useTranslations("shop");
  const faults = useTranslations("typed");
  const money = useMoneyFormat();
  const [item, setItem] = useState(t("exampleItem"));
  const [amount, setAmount] = useState("29.90");
  const typed = readMoney(amount, money);
  const isPossible = typed.fault === undefined && item.trim() !== "";

  function create(onDone: (url: string) => void) {
    if (!isPossible) return;
    const body = {
      memberId,
      number: `DS-${newUuid().slice(0, 8)}`,
      item: item.trim(),
      totalFen: typed.value,
      returnUrl: `${location.origin}/demo/shop?partner=${partnerId}`,
    };
    act.send({ route: "createPartnerOrder", body }, (answer) =>
      onDone((answer as { readonly checkoutUrl: string }).checkoutUrl),
    );
  }

  return (
    <Panel title={t("newOrder")}>
      <Form className="grid gap-4" onSubmit={() => create(onCheckout)}>
        <div className="flex flex-wrap gap-3">
          <TextField
            label={t("item")}
            className="flex-1 basis-44"
            maxLength={60}
            value={item}
            onChange={({ target }) => setItem(target.value)}
          />
          <NumberField
            label={t("total")}
            inputMode="decimal"
            className="w-32"
            value={amount}
            fault={typed.fault === undefined ? undefined : faults(typed.fault)}
            onChange={({ target }) => setAmount(target.value)}
          />
        </div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" disabled={!isPossible} aria-disabled={act.isSending}>
            {t("checkout")}
          </Button>
          <Button
            look="outlined"
            disabled={!isPossible}
            aria-disabled={act.isSending}
            onClick={() => create(() => {})}
          >
            {t("createOnly")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

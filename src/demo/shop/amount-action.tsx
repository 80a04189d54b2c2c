import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { NumberField } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { useMoneyFormat } from "../../ui/money.tsx";
import { readMoney, typedMoney } from "../../contract/typed-number.ts";

type AmountActionProps = {
  readonly label: string;
  /** The amount at first. */
  readonly fen: number;
  readonly button: string;
  /** What the button is about, for screen readers. */
  readonly about: string;
  readonly isSending: boolean;
  readonly onSend: (fen: number) => void;
};

/** An amount of money, and a button that does something with it. */
export function AmountAction(props: AmountActionProps) {
  const { label, fen, button, about, isSending, onSend } = props;
  const faults = useTranslations("typed");
  const money = useMoneyFormat();
  const [text, type] = useState(() => typedMoney(fen, money));
  const typed = readMoney(text, money);
  return (
    <Form
      className="flex flex-wrap items-start gap-3"
      onSubmit={() => {
        if (typed.fault === undefined && !isSending) onSend(typed.value);
      }}
    >
      <NumberField
        label={label}
        aria-label={`${label}: ${about}`}
        inputMode="decimal"
        className="w-32"
        value={text}
        fault={typed.fault === undefined ? undefined : faults(typed.fault)}
        onChange={({ target }) => type(target.value)}
      />
      <Button
        type="submit"
        look="outlined"
        className="mt-6"
        disabled={typed.fault !== undefined}
        aria-disabled={isSending}
        aria-label={`${button}: ${about}`}
      >
        {button}
      </Button>
    </Form>
  );
}

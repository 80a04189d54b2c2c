import { useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import type { Payment } from "./payment.ts";

type PayButtonProps = {
  readonly payment: Payment;
  readonly isSending: boolean;
};

/** Says what it does, or why it cannot; and that the cash comes after it. */
export function PayButton({ payment, isSending }: PayButtonProps) {
  const t = useTranslations("pay");
  const about = useId();
  const isPossible = payment.state === "possible";
  const cash = isPossible ? payment.cash : 0;
  const money = <Money fen={cash} />;
  return (
    <div>
      <Button
        type="submit"
        className="w-full"
        disabled={!isPossible}
        aria-disabled={isSending}
        aria-describedby={about}
      >
        {isSending
          ? t("sending")
          : isPossible
            ? t("button", { count: payment.points })
            : t("buttonNone")}
      </Button>
      <p id={about} className="mt-2 text-sm text-quiet">
        {payment.state === "no-total" && t("needTotal")}
        {payment.state === "no-points" && t("needPoints")}
        {payment.state === "refused" && <RefusalMessage refusal={payment.refusal} />}
        {isPossible && (cash > 0 ? t.rich("cashNext", { money: () => money }) : t("noCash"))}
      </p>
    </div>
  );
}

import { useTranslations } from "use-intl";
import type { OrderView } from "../../contract/order.ts";
import type { WalletView } from "../../contract/wallet.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { TimeLeft } from "../../spend/time-left.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";

type HeldOrderProps = {
  readonly order: OrderView;
  readonly payment: string;
  readonly wallet: WalletView;
};

/** Points are set aside for this order: the rest is paid at the partner, or the payment is cancelled. */
export function HeldOrder({ order, payment, wallet }: HeldOrderProps) {
  const t = useTranslations("pay");
  const holds = useTranslations("holds");
  const checkout = useTranslations("checkout");
  const cancel = useCommand("cancelPayment", () => {});
  const { title, cashFen = 0, heldUntil = 0, returnTo } = order;
  const money = <Money fen={cashFen} className="text-large font-semibold text-ink" />;
  const time = <TimeLeft until={heldUntil} className="font-semibold" />;
  return (
    <div className="sheet p-5 sm:p-7">
      <p className="text-quiet">{t.rich("payRest", { merchant: title, money: () => money })}</p>
      <p className="mt-3">{holds.rich("timeLeft", { time: () => time })}</p>
      <p className="mt-3 text-sm text-quiet">{checkout("onCancel")}</p>
      <CommandError command={cancel} />
      <div className="mt-6 flex flex-wrap gap-3">
        {returnTo !== undefined && (
          <ButtonLink href={returnTo} className="max-sm:w-full">
            {t("backTo", { merchant: title })}
          </ButtonLink>
        )}
        <Button
          look="outlined"
          className="max-sm:w-full"
          aria-disabled={cancel.isSending}
          onClick={() => cancel.send({ id: payment, body: {}, snapshot: wallet })}
        >
          {cancel.isSending ? checkout("cancelling") : checkout("cancel")}
        </Button>
      </div>
    </div>
  );
}

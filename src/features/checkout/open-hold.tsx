import { useTranslations } from "use-intl";
import type { EntryDetail } from "../../contract/entry.ts";
import type { WalletView } from "../../contract/wallet.ts";
import { sum } from "../../rules/points.ts";
import { Button } from "../../ui/button.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import { TimeLeft } from "../../spend/time-left.tsx";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";

type OpenHoldProps = { readonly entry: EntryDetail; readonly wallet: WalletView };

/** An open hold: the cash that the partner takes, the deadline, and a button to cancel. */
export function OpenHold({ entry, wallet }: OpenHoldProps) {
  const t = useTranslations("checkout");
  const isPayment = entry.kind === "payment";
  const cancel = useCommand(isPayment ? "cancelPayment" : "cancelRedemption", () => {});
  const { heldUntil, cashFen } = entry;
  const facts = [
    [t("held"), <Points key="held" value={sum(entry.allocations)} />],
    ...(heldUntil === undefined
      ? []
      : ([
          [t("left"), <TimeLeft key="left" until={heldUntil} className="text-lg" />],
          [t("until"), <ExactMoment key="until" at={heldUntil} />],
        ] as const)),
  ] as const;
  return (
    <div className="sheet p-5 sm:p-7">
      <h2 className="text-lg">{entry.title}</h2>
      <p className="mt-4 text-sm text-quiet">{t("toPay")}</p>
      {cashFen !== undefined && (
        <Money fen={cashFen} className="text-large font-semibold tracking-tight" />
      )}
      <Facts facts={facts} className="mt-5 grid gap-x-8 gap-y-4 sm:grid-cols-2" />
      <p className="mt-5 text-sm text-quiet">{t(isPayment ? "onCancel" : "onCancelRedemption")}</p>
      <CommandError command={cancel} />
      <Button
        look="outlined"
        className="mt-6 max-sm:w-full"
        aria-disabled={cancel.isSending}
        onClick={() => cancel.send({ id: entry.id, body: {}, snapshot: wallet })}
      >
        {cancel.isSending ? t("cancelling") : t("cancel")}
      </Button>
    </div>
  );
}

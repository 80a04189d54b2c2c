import { useTranslations } from "use-intl";
import type { PurchaseView } from "../../contract/offer.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Points } from "../../ui/points.tsx";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";
import type { ObtainProps } from "./offer-card.tsx";

type ReversalDialogProps = ObtainProps & {
  readonly purchase: PurchaseView;
  readonly onClose: () => void;
};

/** Confirms the cancellation or reversal of a purchase. */
export function ReversalDialog({ purchase, snapshot, onDone, onClose }: ReversalDialogProps) {
  const t = useTranslations("obtain");
  const { id, title, points, state } = purchase;
  const isPending = state === "pending";
  const command = useCommand("cancelPurchase", ({ entries }) => {
    const entry = entries.findLast(({ kind }) => kind === "cancellation" || kind === "clawback");
    onClose();
    const words = t(entry?.kind === "clawback" ? "reverseDone" : "cancelDone", { title });
    onDone({ words, entryId: entry?.id });
  });
  // A clawback takes at most the balance; the rest becomes debt.
  const owed = Math.max(0, points - snapshot.wallet.spendable);
  const taken = <Points value={points} className="font-semibold" />;
  const missing = <Points value={owed} className="font-semibold" />;
  return (
    <Dialog title={t(isPending ? "cancelTitle" : "reverseTitle", { title })} onClose={onClose}>
      <div className="mt-4 grid gap-4">
        <p>{t.rich(isPending ? "cancelNote" : "reverseNote", { points: () => taken })}</p>
        {!isPending && owed > 0 && (
          <Notice tone="glow">{t.rich("reverseDebt", { points: () => missing })}</Notice>
        )}
        <CommandError command={command} className="" />
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="outlined" className="max-sm:flex-1" onClick={onClose}>
            {t("keep")}
          </Button>
          <Button
            className="max-sm:flex-1"
            aria-disabled={command.isSending}
            onClick={() => command.send({ id, body: {}, snapshot: snapshot.wallet })}
          >
            {command.isSending ? t("sending") : t(isPending ? "cancelConfirm" : "reverseConfirm")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

import { useId } from "react";
import { useTranslations } from "use-intl";
import type { EntryDetail, SpendView } from "../../contract/entry.ts";
import { fen } from "../../rules/points.ts";
import { useDraft } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogFooter } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { NumberField } from "../../ui/field.tsx";
import { Money } from "../../ui/money.tsx";
import { UserText } from "../../ui/user-text.tsx";
import { readFen, typedYuan } from "../../ui/typed-number.ts";
import type { SuccessMessage } from "../../spend/success-notice.tsx";
import { previewRefund } from "../../spend/preview-refund.ts";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { Consequences } from "./consequences.tsx";

type RefundDialogProps = {
  readonly entry: EntryDetail;
  readonly spend: SpendView;
  readonly onDone: (done: SuccessMessage) => void;
  readonly onClose: () => void;
};

/** A partial or full refund, with its preview. */
export function RefundDialog({ entry, spend, onDone, onClose }: RefundDialogProps) {
  const t = useTranslations("refund");
  const common = useTranslations("spend");
  const faults = useTranslations("typed");
  const snapshot = useSnapshot();
  const [draft, change] = useDraft<{ readonly amount: string }>(`refund.${entry.id}`);
  const amount = draft?.amount ?? typedYuan(spend.refundableFen);
  const typed = readFen(amount);
  const preview =
    typed.fault === undefined ? previewRefund(entry, spend, fen(typed.value), snapshot) : undefined;
  const reason =
    typed.fault !== undefined ? (
      faults(typed.fault)
    ) : preview?.refusal ? (
      <RefusalMessage refusal={preview.refusal} />
    ) : undefined;
  const about = useId();
  const isPossible = preview !== undefined && !preview.refusal;
  const most = <Money fen={spend.refundableFen} />;
  const title = <UserText className="">{entry.title}</UserText>;
  const refund = useCommand(
    entry.kind === "payment" ? "refundPayment" : "refundRedemption",
    ({ entries }) => {
      const made = entries.findLast(({ kind }) => kind === "refund");
      change(undefined);
      onDone({ words: t("done", { count: made?.points ?? 0 }), entryId: made?.id });
    },
  );

  function send() {
    if (typed.fault !== undefined || !isPossible) return;
    refund.send({ id: entry.id, body: { fen: typed.value }, snapshot: snapshot.wallet });
  }

  return (
    <Dialog title={t.rich("title", { title: () => title })} onClose={onClose}>
      <Form onSubmit={send}>
        <CommandError command={refund} />
        <div className="mt-5 flex flex-wrap items-start gap-3">
          <NumberField
            label={t("amount")}
            inputMode="decimal"
            className="flex-1 basis-40"
            value={amount}
            fault={reason}
            onChange={({ target }) => change({ amount: target.value })}
          />
          <Button
            look="outlined"
            className="max-sm:w-full sm:mt-6"
            onClick={() => change(undefined)}
          >
            <span>{t.rich("whole", { money: () => most })}</span>
          </Button>
        </div>
        {preview && !preview.refusal && <Consequences preview={preview} snapshot={snapshot} />}
        <DialogFooter>
          <Button look="outlined" className="max-sm:flex-1" onClick={onClose}>
            {refund.isSending ? common("close") : common("cancel")}
          </Button>
          <Button
            type="submit"
            className="min-w-32 max-sm:flex-1"
            disabled={!isPossible}
            aria-disabled={refund.isSending}
            aria-describedby={about}
          >
            {refund.isSending ? t("sending") : t("confirm")}
          </Button>
          <span id={about} className="sr-only">
            {reason}
          </span>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}

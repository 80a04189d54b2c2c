import { useId, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { EntryDetail, SpendView } from "../../contract/entry.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Programme } from "../../rules/programme.ts";
import { Button } from "../../ui/button.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Form } from "../../ui/form.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import type { Capturable } from "../../spend/preview-capture.ts";
import { TimeLeft } from "../../spend/time-left.tsx";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { PartialCaptureForm } from "./partial-capture-form.tsx";
import { useOrderAmount, type OrderAmount } from "./use-order-amount.tsx";

type PayCashProps = {
  readonly entry: EntryDetail;
  readonly spend: SpendView;
  readonly wallet: WalletView;
  readonly programme: Programme;
};

/** An open hold: the cash to pay, the deadline, and buttons to capture or cancel. */
export function PayCash({ entry, spend, wallet, programme }: PayCashProps) {
  const t = useTranslations("checkout");
  const isPayment = entry.kind === "payment";
  const bill = useOrderAmount(entry, spend, programme);
  const { heldUntil } = entry;
  const facts = [
    [t("held"), <Points key="held" value={bill.held.points} />],
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
      <Money
        fen={(bill.paid ?? bill.held).cash}
        className="text-large font-semibold tracking-tight"
      />
      <Facts facts={facts} className="mt-5 grid gap-x-8 gap-y-4 sm:grid-cols-2" />
      <p className="mt-5 text-sm text-quiet">{t(isPayment ? "onCancel" : "onCancelRedemption")}</p>
      <CaptureForm entry={entry} bill={bill} wallet={wallet}>
        {isPayment && (
          <PartialCaptureForm bill={bill} now={wallet.serverTime} programme={programme} />
        )}
      </CaptureForm>
      <p className="mt-4 text-xs text-quiet">{t("demo")}</p>
    </div>
  );
}

type CaptureFormProps = Pick<PayCashProps, "entry" | "wallet"> & {
  readonly bill: OrderAmount;
  readonly children: ReactNode;
};

/** Captures or cancels the hold; `children` may enter the order's total. */
function CaptureForm({ entry, bill, wallet, children }: CaptureFormProps) {
  const t = useTranslations("checkout");
  const about = useId();
  const isPayment = entry.kind === "payment";
  const capture = useCommand(isPayment ? "capturePayment" : "captureRedemption", () =>
    bill.open(false),
  );
  const cancel = useCommand(isPayment ? "cancelPayment" : "cancelRedemption", () => {});
  const isSending = capture.isSending || cancel.isSending;
  const isInDoubt = capture.isInDoubt || cancel.isInDoubt;
  const error = capture.error ?? cancel.error;
  const end = (how: typeof capture, body: object) => {
    if (!isSending) how.send({ id: entry.id, body, snapshot: wallet });
  };
  return (
    <Form
      onSubmit={() => {
        if (bill.amount === undefined) end(capture, {});
        else if (bill.paid) end(capture, { totalFen: bill.paid.total });
      }}
    >
      {children}
      <CommandError command={{ error, isInDoubt }} />
      <div className="mt-6 flex flex-wrap gap-3">
        <Button
          type="submit"
          className="min-w-40 max-sm:w-full"
          disabled={bill.paid === undefined}
          aria-disabled={isSending}
          aria-describedby={about}
        >
          {capture.isSending ? t("paying") : <PayLabel {...(bill.paid ?? bill.held)} />}
        </Button>
        <span id={about} className="sr-only">
          {bill.fault}
        </span>
        <Button
          look="outlined"
          className="max-sm:w-full"
          aria-disabled={isSending}
          onClick={() => end(cancel, {})}
        >
          {cancel.isSending ? t("cancelling") : t("cancel")}
        </Button>
      </div>
    </Form>
  );
}

function PayLabel({ points: used, cash }: Pick<Capturable, "points" | "cash">) {
  const t = useTranslations("checkout");
  const money = <Money fen={cash} />;
  const points = <Points value={used} />;
  if (cash === 0) return <span>{t.rich("payNoCash", { points: () => points })}</span>;
  return <span>{t.rich("pay", { money: () => money })}</span>;
}

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { EntryDetail } from "../../contract/entry.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Programme } from "../../rules/programme.ts";
import { Button } from "../../ui/button.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Points } from "../../ui/points.tsx";
import { TimeLeft } from "../../wallet/time-left.tsx";
import { UseFault } from "../../wallet/use-fault.tsx";
import { useWish } from "../../wallet/use-wish.ts";

type PayCashProps = {
  readonly entry: EntryDetail;
  readonly wallet: WalletView;
  readonly programme: Programme;
};

/** An open hold: what is to be paid, until when, and the two ways to end it. */
export function PayCash({ entry, wallet, programme }: PayCashProps) {
  const t = useTranslations("cashier");
  const common = useTranslations("use");
  const isPayment = entry.kind === "payment";
  const capture = useWish(isPayment ? "capturePayment" : "captureRedemption", () => {});
  const cancel = useWish(isPayment ? "cancelPayment" : "cancelRedemption", () => {});
  const isSending = capture.isSending || cancel.isSending;
  const error = capture.error ?? cancel.error;
  const points = -entry.points;
  const cash = (entry.fen ?? 0) - points * programme.fenPerPoint;
  const end = (how: typeof capture) => {
    if (!isSending) how.send({ id: entry.id, body: {}, seen: wallet });
  };
  return (
    <div className="sheet p-5 sm:p-7">
      <h2 className="text-lg">{entry.title}</h2>
      <p className="mt-4 text-sm text-quiet">{t("toPay")}</p>
      <Money fen={cash} className="text-large font-semibold tracking-tight" />
      <dl className="mt-5 grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Fact name={t("held")}>
          <Points value={points} />
        </Fact>
        <Fact name={t("left")}>
          {entry.heldUntil !== undefined && (
            <TimeLeft until={entry.heldUntil} className="text-lg" />
          )}
        </Fact>
        {entry.heldUntil !== undefined && (
          <Fact name={t("until")}>
            <ExactMoment at={entry.heldUntil} />
          </Fact>
        )}
      </dl>
      <p className="mt-5 text-sm text-quiet">{t(isPayment ? "ifNot" : "ifNotRedeemed")}</p>
      {error && <UseFault error={error} />}
      {(capture.isUnanswered || cancel.isUnanswered) && (
        <Notice role="alert" className="mt-5">
          {common("unknown")}
        </Notice>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button
          className="min-w-40 max-sm:w-full"
          aria-disabled={isSending}
          onClick={() => end(capture)}
        >
          {capture.isSending ? t("paying") : <PayLabel cash={cash} />}
        </Button>
        <Button
          look="outlined"
          className="max-sm:w-full"
          aria-disabled={isSending}
          onClick={() => end(cancel)}
        >
          {cancel.isSending ? t("cancelling") : t("cancel")}
        </Button>
      </div>
      <p className="mt-4 text-xs text-quiet">{t("sample")}</p>
    </div>
  );
}

function PayLabel({ cash }: { cash: number }) {
  const t = useTranslations("cashier");
  const money = <Money fen={cash} />;
  return <span>{t.rich("pay", { money: () => money })}</span>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-quiet">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { valueOf } from "../../rules/programme.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { DonateDialog, useDonate } from "../../spend/donate-dialog.tsx";
import { PayDialog } from "../../spend/pay-dialog.tsx";
import {
  previewDonation,
  previewSpend,
  type Preview,
  type Snapshot,
} from "../../spend/preview-spend.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { SuccessNotice, type SuccessMessage } from "../../spend/success-notice.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { orderAddress } from "../../ui/addresses.ts";
import type { ExactUses, SuggestedDonation, SuggestedPayment } from "./exact-use.ts";
import { ExactUsePanel } from "./exact-use-panel.tsx";

type ExactUseFlowProps = {
  /** `undefined` if no points expire soon. */
  readonly uses: ExactUses | undefined;
  readonly snapshot: Snapshot;
};

/**
 * Carries out what the member chooses. A payment with cash left is sent at once: it can be cancelled while its points are
 * on hold. What takes points for good is confirmed first.
 */
export function ExactUseFlow({ uses, snapshot }: ExactUseFlowProps) {
  const t = useTranslations("pay");
  const [, goTo] = useLocation();
  const [payment, setPayment] = useState<SuggestedPayment>();
  const [donation, setDonation] = useState<SuggestedDonation>();
  const [done, setDone] = useState<SuccessMessage>();
  const { wallet, programme } = snapshot;
  const pay = useCommand("pay", ({ entries, wallet: after }) => {
    const entry = entries.findLast(({ kind }) => kind === "payment");
    setPayment(undefined);
    if (entry?.heldUntil !== undefined) goTo(orderAddress(entry.orderId ?? ""));
    else {
      const words = t("done", { merchant: entry?.title ?? "", count: after.spendable });
      setDone({ words, entryId: entry?.id });
    }
  });
  const donate = useDonate(() => setDonation(undefined));

  function send({ order, points }: SuggestedPayment) {
    pay.send({ body: { orderId: order.id, points }, snapshot: wallet });
  }

  function choosePayment(chosen: SuggestedPayment) {
    setDone(undefined);
    pay.forgetError();
    if (chosen.cash > 0) send(chosen);
    else setPayment(chosen);
  }

  function chooseDonation(chosen: SuggestedDonation) {
    donate.forgetError();
    setDonation(chosen);
  }

  const paying = payment && previewPayment(payment, snapshot);
  return (
    <>
      <SuccessNotice done={done} />
      {uses && (
        <div className="mb-5 empty:hidden">
          <ExactUsePanel
            uses={uses}
            now={wallet.serverTime}
            isSending={pay.isSending}
            onPay={choosePayment}
            onDonate={chooseDonation}
          >
            {!payment && <CommandError command={pay} />}
          </ExactUsePanel>
        </div>
      )}
      {payment && paying && (
        <PayDialog
          order={payment.order}
          preview={paying.refusal ? undefined : paying}
          note={paying.refusal ? <RefusalMessage refusal={paying.refusal} /> : t("noCash")}
          programme={programme}
          command={pay}
          onConfirm={() => send(payment)}
          onClose={() => setPayment(undefined)}
        />
      )}
      {donation && (
        <DonateDialog
          project={donation.project}
          donation={previewDonation(donation.project.id, donation.points, snapshot)}
          isAnonymous={false}
          programme={programme}
          command={donate}
          onConfirm={() => {
            const { project, points } = donation;
            const body = { projectId: project.id, points, anonymous: false };
            donate.send({ body, snapshot: wallet });
          }}
          onClose={() => setDonation(undefined)}
        />
      )}
    </>
  );
}

function previewPayment({ order, points }: SuggestedPayment, snapshot: Snapshot): Preview {
  const subject = { words: order.title };
  const total = valueOf(points, snapshot.programme);
  return previewSpend({ kind: "payment", subject, points, total }, snapshot);
}

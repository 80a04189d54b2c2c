import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ExchangeOffer } from "../../contract/offer.ts";
import { ConfirmDialog } from "../../spend/confirm-dialog.tsx";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { Button } from "../../ui/button.tsx";
import { NumberField } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { maxAmount, readExchange } from "./exchange-draft.ts";
import { ExchangeMessage, ExchangeResult } from "./exchange-result.tsx";
import type { ObtainProps } from "./obtain-props.ts";

type ExchangeFormProps = ObtainProps & {
  readonly id: string;
  readonly offer: ExchangeOffer;
  /** As typed. */
  readonly amount: string;
  /** False for a form that was open before the page was loaded. */
  readonly takesFocus: boolean;
  readonly onType: (amount: string) => void;
  readonly onExchanged: () => void;
};

/** Exchanges a partner's points, with a preview of what an amount gives and when. Asks before it sends. */
export function ExchangeForm(props: ExchangeFormProps) {
  const { id, offer, amount, takesFocus, snapshot, onType, onExchanged, onDone } = props;
  const t = useTranslations("obtain");
  const { wallet, programme } = snapshot;
  const { title } = offer;
  const now = wallet.serverTime;
  const draft = readExchange(amount, offer, snapshot);
  const isWrong = amount !== "" && draft.state !== "possible";
  const about = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const [isConfirming, setConfirming] = useState(false);
  const command = useCommand("exchange", ({ entries }) => {
    const entry = entries.findLast(({ kind }) => kind === "grant" || kind === "pending");
    const points = draft.state === "possible" ? draft.points : 0;
    const words = t(entry?.kind === "grant" ? "exchanged" : "exchangedLater", { points, title });
    setConfirming(false);
    onExchanged();
    onDone({ words, entryId: entry?.id });
  });

  function send() {
    if (draft.state !== "possible") return;
    onDone(undefined);
    command.send({ body: { partnerId: offer.id, amount: draft.amount }, snapshot: wallet });
  }

  return (
    <Form
      id={id}
      aria-label={t("exchangeAt", { title })}
      className="grid gap-2"
      onSubmit={() => {
        command.forgetError();
        setConfirming(true);
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        <NumberField
          ref={field}
          label={t("amount")}
          aria-label={t("amountOf", { title })}
          aria-invalid={isWrong}
          aria-describedby={about}
          inputMode="numeric"
          className="flex-1 basis-32"
          value={amount}
          onChange={({ target }) => {
            command.forgetError();
            onType(target.value);
          }}
        />
        <Button
          look="outlined"
          aria-label={t("maxOf", { title })}
          onClick={() => onType(String(maxAmount(offer, now, programme)))}
        >
          {t("max")}
        </Button>
        <Button
          type="submit"
          className="max-sm:w-full"
          disabled={draft.state !== "possible"}
          aria-disabled={command.isSending}
          aria-describedby={about}
        >
          {command.isSending ? t("sending") : t("exchangeButton")}
        </Button>
      </div>
      {/* As high as its longest text, so that nothing moves while the member types. */}
      <p
        id={about}
        aria-live="polite"
        className={`min-h-[5lh] text-sm sm:min-h-[2lh] ${isWrong ? "font-medium text-fault" : "text-quiet"}`}
      >
        <ExchangeMessage draft={draft} now={now} />
      </p>
      {!isConfirming && <CommandError command={command} className="" />}
      {isConfirming && (
        <ConfirmDialog
          title={t("exchangeAt", { title })}
          command={command}
          isPossible={draft.state === "possible"}
          note={<ExchangeMessage draft={draft} now={now} />}
          button={t("exchangeNow")}
          sending={t("sending")}
          onConfirm={send}
          onClose={() => setConfirming(false)}
        >
          <ExchangeResult draft={draft} />
        </ConfirmDialog>
      )}
    </Form>
  );
}

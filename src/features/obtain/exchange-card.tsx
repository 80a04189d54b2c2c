import { useId, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ExchangeOffer } from "../../contract/offer.ts";
import { nextPeriod } from "../../rules/calendar.ts";
import { useDraft } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { NumberField } from "../../ui/field.tsx";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { maxAmount, readExchange, type ExchangeDraft } from "./exchange-draft.ts";
import { OfferCard, type ObtainProps } from "./offer-card.tsx";
import { ExactMoment, ValidTo } from "../../ui/instant.tsx";
import { Points } from "../../ui/points.tsx";

/** Exchanges a partner's points, with a preview of what an amount gives and when. */
export function ExchangeCard({ offer, snapshot, onDone }: ObtainProps & { offer: ExchangeOffer }) {
  const t = useTranslations("obtain");
  const { wallet, programme } = snapshot;
  const now = wallet.serverTime;
  const { id, title, picture, rate, cap, capLeft } = offer;
  const [saved, save] = useDraft<{ amount: string }>(`obtain.${wallet.memberId}.${id}`);
  const most = maxAmount(offer, now, programme);
  const text = saved?.amount ?? "";
  const draft = readExchange(text, offer, now, programme);
  const about = useId();
  const command = useCommand("exchange", ({ entries }) => {
    const entry = entries.findLast(({ kind }) => kind === "grant" || kind === "pending");
    const points = draft.state === "possible" ? draft.points : 0;
    save(undefined);
    const words = t(entry?.kind === "grant" ? "exchanged" : "exchangedLater", { points, title });
    onDone({ words, entryId: entry?.id });
  });
  const nextAt = nextPeriod(now, cap.per, programme);
  const capReached = <RefusalMessage refusal={{ code: "cap-reached", most: 0, nextAt }} />;
  const closed = most > 0 ? undefined : capLeft === 0 ? capReached : t("noneThere");
  const isWrong = text !== "" && draft.state !== "possible";

  return (
    <OfferCard title={title} picture={picture} lead={t("rate", rate)}>
      <ExchangeFacts offer={offer} />
      <Form
        className="mt-auto grid gap-3"
        onSubmit={() => {
          if (draft.state !== "possible") return;
          onDone(undefined);
          command.send({ body: { partnerId: id, amount: draft.amount }, snapshot: wallet });
        }}
      >
        {closed === undefined && (
          <div className="flex items-start gap-2">
            <NumberField
              label={t("amount")}
              aria-label={t("amountOf", { title })}
              inputMode="numeric"
              className="flex-1"
              value={text}
              fault={isWrong ? <ExchangeMessage draft={draft} /> : undefined}
              onChange={({ target }) => {
                command.forgetError();
                save({ amount: target.value });
              }}
            />
            <Button
              look="outlined"
              className="mt-6.5"
              aria-label={t("maxOf", { title })}
              onClick={() => save({ amount: String(most) })}
            >
              {t("max")}
            </Button>
          </div>
        )}
        <CommandError command={command} className="" />
        <p id={about} aria-live="polite" className="text-sm text-quiet">
          {closed ? (
            closed
          ) : isWrong ? (
            <span className="sr-only">{t("typeAmount")}</span>
          ) : (
            <ExchangeMessage draft={draft} />
          )}
        </p>
        <Button
          type="submit"
          disabled={draft.state !== "possible"}
          aria-disabled={command.isSending}
          aria-label={t("exchangeAt", { title })}
          aria-describedby={about}
        >
          {command.isSending ? t("sending") : t("exchangeButton")}
        </Button>
      </Form>
    </OfferCard>
  );
}

/** What an amount gives and when, or why it is invalid. */
function ExchangeMessage({ draft }: { readonly draft: ExchangeDraft }) {
  const t = useTranslations("obtain");
  const typed = useTranslations("typed");
  switch (draft.state) {
    case "no-amount":
      return draft.fault === "empty" ? t("typeAmount") : typed(draft.fault);
    case "refused":
      return <RefusalMessage refusal={draft.refusal} />;
    case "possible": {
      const points = <Points value={draft.points} className="font-semibold text-ink" />;
      const valid = <ValidTo expiresAt={draft.expiresAt} />;
      const tags = { points: () => points, valid: () => valid };
      if (draft.creditAt === null) return t.rich("gives", tags);
      const time = <ExactMoment at={draft.creditAt} to="minute" />;
      return t.rich("givesLater", { ...tags, time: () => time });
    }
  }
}

/** The partner's balance, what is left of the cap, and when the points are credited. */
function ExchangeFacts({ offer }: { offer: ExchangeOffer }) {
  const t = useTranslations("obtain");
  const { balance, cap, capLeft, creditDays } = offer;
  return (
    <dl className="grid gap-1 text-sm">
      <Fact name={t("balance")}>{t("partnerPoints", { count: balance })}</Fact>
      <Fact name={t(cap.per === "day" ? "capLeftDay" : "capLeftMonth")}>
        {t("cap", { left: capLeft, cap: cap.points })}
      </Fact>
      <Fact name={t("credit")}>
        {creditDays === 0 ? t("atOnce") : t("afterDays", { days: creditDays })}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-2">
      <dt className="text-quiet">{name}</dt>
      <dd className="figures ml-auto font-medium">{children}</dd>
    </div>
  );
}

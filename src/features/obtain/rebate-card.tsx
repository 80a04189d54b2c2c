import { useId } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { RebateOffer } from "../../contract/offer.ts";
import { fen, type Points as PointsValue } from "../../rules/points.ts";
import { rebatePoints } from "../../rules/obtain/rebate.ts";
import { useDraft } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { NumberField } from "../../ui/field.tsx";
import { useMoneyFormat } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import { readMoney, typedMoney } from "../../ui/typed-number.ts";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";
import { OfferCard, type ObtainProps } from "./offer-card.tsx";

/** A demo purchase at a partner, with a preview of its pending points. */
export function RebateCard({ offer, snapshot, onDone }: ObtainProps & { offer: RebateOffer }) {
  const t = useTranslations("obtain");
  const format = useFormatter();
  const money = useMoneyFormat();
  const typedWords = useTranslations("typed");
  const { id, title, picture, share, exampleFen } = offer;
  const { wallet, programme } = snapshot;
  const [saved, save] = useDraft<{ total: string }>(`obtain.${wallet.memberId}.${id}`);
  const text = saved?.total ?? typedMoney(exampleFen, money);
  const typed = readMoney(text, money);
  const points =
    typed.fault === undefined
      ? rebatePoints({ total: fen(typed.value), share }, programme)
      : (0 as PointsValue);
  const about = useId();
  const command = useCommand("purchase", ({ entries }) => {
    const entry = entries.findLast(({ kind }) => kind === "pending");
    save(undefined);
    onDone({ words: t("bought", { title, points }), entryId: entry?.id });
  });
  const amount = <Points value={points} className="font-semibold text-ink" />;
  const fault = typed.fault === undefined ? undefined : typedWords(typed.fault);

  return (
    <OfferCard
      title={title}
      picture={picture}
      lead={t("share", { share: format.number(share / 1_000, { style: "percent" }) })}
    >
      <Form
        className="mt-auto grid gap-3"
        onSubmit={() => {
          if (typed.fault !== undefined || points === 0) return;
          onDone(undefined);
          command.send({ body: { offerId: id, totalFen: typed.value }, snapshot: wallet });
        }}
      >
        <NumberField
          label={t("paid")}
          aria-label={t("paidAt", { title })}
          inputMode="decimal"
          value={text}
          fault={fault}
          onChange={({ target }) => {
            command.forgetError();
            save({ total: target.value });
          }}
        />
        <CommandError command={command} className="" />
        <p id={about} aria-live="polite" className={fault ? "sr-only" : "text-sm text-quiet"}>
          {fault ??
            (points === 0
              ? t("noPendingPoints")
              : t.rich("pendingPoints", { points: () => amount }))}
        </p>
        <Button
          type="submit"
          disabled={points === 0}
          aria-disabled={command.isSending}
          aria-label={t("buyAt", { title })}
          aria-describedby={about}
        >
          {command.isSending ? t("sending") : t("buy")}
        </Button>
      </Form>
    </OfferCard>
  );
}

import { useFormatter, useTranslations } from "use-intl";
import { points as toPoints } from "../../rules/points.ts";
import { valueOf } from "../../rules/programme.ts";
import { Button } from "../../ui/button.tsx";
import { NumberField } from "../../ui/field.tsx";
import { Money, useMoneyFormat } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import { PointsFault, RefusalMessage } from "../../spend/refusal-message.tsx";
import type { Snapshot, TypedSpend } from "../../spend/preview-spend.ts";
import { quickAmounts, type DonationDraft } from "./donation.ts";

type AmountFieldProps = {
  readonly donation: TypedSpend;
  readonly draft: DonationDraft;
  readonly snapshot: Snapshot;
  readonly onChange: (draft: DonationDraft) => void;
};

/** How many points to donate, typed or by a quick amount; shows their value and the balance after. */
export function AmountField({ donation, draft, snapshot, onChange }: AmountFieldProps) {
  const t = useTranslations("donate");
  const format = useFormatter();
  const quick = quickAmounts(snapshot);
  const possible = donation.state === "possible" ? donation : undefined;
  const isEmpty = draft.amount === undefined && !possible;
  const show = (amount: string) => onChange({ ...draft, amount });
  return (
    <div className="grid gap-3">
      <NumberField
        label={t("amount")}
        inputMode="numeric"
        value={draft.amount ?? possible?.points.toString() ?? ""}
        fault={
          donation.state === "possible" || isEmpty ? undefined : <PointsFault spend={donation} />
        }
        onChange={({ target }) => show(target.value)}
      />
      {quick.length > 0 && (
        <div role="group" aria-label={t("quick")} className="flex flex-wrap gap-2">
          {quick.map((amount, index) => (
            <Button
              key={amount}
              look="outlined"
              aria-pressed={possible?.points === amount}
              className="figures flex-auto px-3 whitespace-nowrap aria-pressed:border-accent aria-pressed:bg-glow aria-pressed:text-on-glow"
              onClick={() => show(String(amount))}
            >
              {index === quick.length - 1 ? t("all", { count: amount }) : format.number(amount)}
            </Button>
          ))}
        </div>
      )}
      <p className="min-h-6 text-sm text-quiet" aria-live="polite">
        {possible && <ValueAndRest {...possible} programme={snapshot.programme} />}
        {isEmpty &&
          (donation.state === "refused" ? (
            <RefusalMessage refusal={donation.refusal} />
          ) : (
            <Rate programme={snapshot.programme} />
          ))}
      </p>
    </div>
  );
}

/** What the project gets for points that are worth a round amount. */
function Rate({ programme }: Pick<Snapshot, "programme">) {
  const t = useTranslations("donate");
  const { places, format } = useMoneyFormat();
  const points = toPoints(Math.max(1, Math.ceil(10 ** places / programme.fenPerPoint)));
  return t("rate", { points, money: format(valueOf(points, programme)) });
}

type ValueAndRestProps = Extract<TypedSpend, { state: "possible" }> & Pick<Snapshot, "programme">;

function ValueAndRest({ points, preview, programme }: ValueAndRestProps) {
  const t = useTranslations("donate");
  const money = <Money fen={valueOf(points, programme)} />;
  const left = <Points value={preview.left} />;
  return t.rich("value", { money: () => money, left: () => left });
}

import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { NumberField } from "../../ui/field.tsx";
import { Money } from "../../ui/money.tsx";
import { PointsFault } from "../../spend/refusal-message.tsx";
import type { Snapshot } from "../../spend/preview-spend.ts";
import type { PayDraft, Payment } from "./payment.ts";

type PointsFieldProps = {
  readonly payment: Payment;
  readonly draft: PayDraft;
  readonly snapshot: Snapshot;
  readonly onChange: (draft: PayDraft) => void;
};

/** The points to pay with: typed, by slider, or the most possible; and the rest in cash. */
export function PointsField({ payment, draft, snapshot, onChange }: PointsFieldProps) {
  const t = useTranslations("pay");
  const { most } = payment;
  const { step } = snapshot.programme;
  const now = payment.state === "no-points" ? 0 : Math.min(payment.points, most);
  const isNone = most === 0 && draft.points === undefined;
  const show = (value: number) => onChange({ ...draft, points: String(value) });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start gap-3">
        <NumberField
          label={t("points")}
          inputMode="numeric"
          className="flex-1 basis-40"
          value={draft.points ?? String(now)}
          fault={
            payment.state === "possible" || draft.points === undefined ? undefined : (
              <PointsFault spend={payment} />
            )
          }
          onChange={({ target }) => onChange({ ...draft, points: target.value })}
        />
        {most > 0 && (
          <Button look="outlined" className="max-sm:w-full sm:mt-6" onClick={() => show(most)}>
            {t("max")}
          </Button>
        )}
      </div>
      {most > 0 && (
        <input
          type="range"
          aria-label={t("slider")}
          aria-valuetext={t("count", { count: now })}
          min={0}
          max={most}
          step={step}
          value={now}
          onChange={({ target }) => show(Number(target.value))}
          className="h-8 w-full cursor-pointer"
        />
      )}
      <p className="flex items-baseline justify-between gap-4" aria-live="polite">
        <span className="text-quiet">{t("cash")}</span>
        <Money fen={isNone ? payment.total : payment.cash} className="text-xl font-semibold" />
      </p>
    </div>
  );
}

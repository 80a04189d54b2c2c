import { useTranslations } from "use-intl";
import type { Instant } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { useMoneyFormat } from "../../ui/money.tsx";
import { NumberField } from "../../ui/field.tsx";
import { ValidTo } from "../../ui/instant.tsx";
import { Points } from "../../ui/points.tsx";
import { CaptureTable } from "../../spend/capture-table.tsx";
import { byExpiry } from "../../spend/spend-of-entry.ts";
import type { Capturable } from "../../spend/preview-capture.ts";
import type { OrderAmount } from "./use-order-amount.tsx";

type PartialCaptureFormProps = {
  readonly bill: OrderAmount;
  readonly now: Instant;
  readonly programme: Programme;
};

/** Enters a total below the held one and previews its capture. Closed at first. */
export function PartialCaptureForm({ bill, now, programme }: PartialCaptureFormProps) {
  const t = useTranslations("checkout");
  const { amount, paid } = bill;
  const isOpen = amount !== undefined;
  return (
    <Disclosure
      label={t("partialCapture")}
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        if (open !== isOpen) bill.open(open);
      }}
      onLabelClick={(event) => {
        // The native toggle fires its event late, which would overwrite what is typed at once.
        event.preventDefault();
        bill.open(!isOpen);
      }}
    >
      <NumberField
        label={t("captureTotal", { symbol: useMoneyFormat().symbol })}
        inputMode="decimal"
        className="mt-1 sm:max-w-60"
        value={amount ?? ""}
        fault={bill.fault}
        onChange={({ target }) => bill.type(target.value)}
      />
      {paid && <CapturePreviewPanel bill={bill} paid={paid} now={now} programme={programme} />}
    </Disclosure>
  );
}

type CapturePreviewPanelProps = PartialCaptureFormProps & { readonly paid: Capturable };

/** What would be captured, and which points return to their lots. */
function CapturePreviewPanel({ bill, paid, now, programme }: CapturePreviewPanelProps) {
  const t = useTranslations("checkout");
  return (
    <section aria-label={t("capturePreview")} className="mt-4 grid gap-4">
      <CaptureTable held={bill.held} paid={paid} programme={programme} />
      {paid.back.length === 0 && paid.total < bill.held.total && (
        <p className="text-sm text-quiet">{t("noneReturned")}</p>
      )}
      {paid.back.length > 0 && (
        <div className="border-l-3 border-accent pl-4">
          <h3 className="text-sm font-medium text-quiet">{t("returned")}</h3>
          <ul className="mt-1 grid gap-2">
            {byExpiry(paid.back).map(({ expiresAt, points: part }) => (
              <li key={expiresAt} className="flex flex-wrap items-baseline justify-between gap-x-4">
                <Points value={part} className="font-semibold" />
                <span className="text-sm">
                  <ValidTo expiresAt={expiresAt} now={now} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

import { useFormatter, useTranslations } from "use-intl";
import type { WalletView } from "../../contract/wallet.ts";

/** Points granted, spent and expired since the first entry. */
export function LifetimeTotals({ granted, spent, expired }: WalletView["lifetime"]) {
  const t = useTranslations("balance");
  const format = useFormatter();
  const totals = [
    [t("granted"), granted],
    [t("spent"), spent],
    [t("expired"), expired],
  ] as const;
  return (
    <div className="border-t border-line bg-canvas/60 px-5 py-4 text-sm text-quiet sm:px-9">
      <h3 className="sr-only">{t("totals")}</h3>
      <dl className="grid grid-cols-[repeat(3,auto)] justify-between gap-x-4 gap-y-2 sm:justify-start sm:gap-x-10">
        {totals.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-xs">{name}</dt>
            <dd className="figures font-medium">{format.number(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

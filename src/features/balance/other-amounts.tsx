import { useTranslations } from "use-intl";
import type { WalletView } from "../../contract/wallet.ts";
import { Points } from "../../ui/points.tsx";

/** Points outside the balance: pending, held and owed; each only if there are any. */
export function OtherAmounts({ held, pending, owed }: WalletView) {
  const t = useTranslations("balance");
  const amounts = [
    [t("pending"), t("pendingWhy"), pending],
    [t("held"), t("heldWhy"), held],
    [t("owed"), t("owedWhy"), owed],
  ] as const;
  const some = amounts.filter(([, , value]) => value > 0);
  if (some.length === 0) return null;
  return (
    <dl className="mt-6 grid grid-cols-[repeat(auto-fit,minmax(min(13rem,100%),1fr))] gap-x-8 gap-y-3 text-sm">
      {some.map(([name, why, value]) => (
        <div key={name} className="border-l-3 border-line pl-3">
          <dt className="text-quiet">{name}</dt>
          <dd>
            <Points value={value} className="block text-lg font-semibold" />
            <span className="text-quiet">{why}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { useTranslations } from "use-intl";
import type { RefundedAmounts } from "../../spend/refunded-amounts.ts";
import { Facts } from "../../ui/facts.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";

/** What came back in points and in cash, and what did not because it had expired. */
export function RefundFacts({ amounts }: { amounts: RefundedAmounts }) {
  const t = useTranslations("refund");
  const { points, cash, forfeited } = amounts;
  const facts = [
    [t("returns"), <Points key="points" value={points} />],
    [t("cash"), <Money key="cash" fen={cash} />],
    ...(forfeited === 0
      ? []
      : [[t("forfeited"), <Points key="forfeited" value={forfeited} />] as const]),
  ] as const;
  return <Facts facts={facts} className="grid gap-x-8 gap-y-3 sm:grid-cols-3" />;
}

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { walletQuery } from "../../api/queries.ts";
import { Points } from "../../ui/points.tsx";

/** The balance in the app bar. Reserves its space until the wallet is loaded. */
export function AppBarBalance() {
  const t = useTranslations("nav");
  const units = useTranslations("units");
  const { data: wallet } = useQuery(walletQuery);
  if (wallet === undefined) return <span className="h-11 w-28" />;
  const points = units("points", { count: wallet.spendable });
  return (
    <Link
      href="/"
      aria-label={t("balance", { points })}
      className="inline-flex min-h-11 min-w-0 items-center rounded-full px-3 text-sm font-semibold hover:bg-sunken max-[23.5rem]:px-1"
    >
      <Points value={wallet.spendable} className="truncate" />
    </Link>
  );
}

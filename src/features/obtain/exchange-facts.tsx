import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ExchangeOffer } from "../../contract/offer.ts";

/** The partner's balance, what is left of the cap, and when the points are credited. */
export function ExchangeFacts({ offer }: { offer: ExchangeOffer }) {
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

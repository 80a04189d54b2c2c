import { useTranslations } from "use-intl";
import { ExactMoment, ValidTo } from "../../ui/instant.tsx";
import { Points } from "../../ui/points.tsx";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import type { ExchangeDraft } from "./exchange-draft.ts";
import type { ReactNode } from "react";
import type { ExchangeOffer } from "../../contract/offer.ts";

/** What an amount gives and when, or why it is invalid. */
export function ExchangeMessage({ draft }: { readonly draft: ExchangeDraft }) {
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

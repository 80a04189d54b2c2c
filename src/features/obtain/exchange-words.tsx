import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ExactMoment, ValidTo } from "../../ui/instant.tsx";
import { Points } from "../../ui/points.tsx";
import type { ExchangeDraft } from "./exchange-draft.ts";

type ExchangeWordsProps = { readonly draft: ExchangeDraft; readonly again: ReactNode };

/** What an amount gives and when, or what is wrong with it. `again`: when the cap is anew. */
export function ExchangeWords({ draft, again }: ExchangeWordsProps) {
  const t = useTranslations("obtain");
  const typed = useTranslations("typed");
  switch (draft.state) {
    case "no-amount":
      return draft.fault === "empty" ? t("typeAmount") : typed(draft.fault);
    case "refused": {
      const { refusal } = draft;
      if (refusal.code === "not-in-steps") return t("inSteps", { step: refusal.step });
      if (refusal.code === "insufficient-partner-points") {
        return t("partnerShort", { missing: refusal.missing });
      }
      if (refusal.code === "cap-reached") {
        return t.rich("overCap", { most: refusal.most, time: () => again });
      }
      return t("tooMany");
    }
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

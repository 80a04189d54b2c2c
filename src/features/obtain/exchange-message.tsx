import { useTranslations } from "use-intl";
import { ExactMoment, ValidTo } from "../../ui/instant.tsx";
import { Points } from "../../ui/points.tsx";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import type { ExchangeDraft } from "./exchange-draft.ts";

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

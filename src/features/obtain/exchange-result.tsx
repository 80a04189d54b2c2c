import { useTranslations } from "use-intl";
import type { Instant } from "../../rules/calendar.ts";
import { RefusalMessage } from "../../spend/refusal-message.tsx";
import { factRows } from "../../spend/spend-facts.tsx";
import { Facts } from "../../ui/facts.tsx";
import { ExactMoment, ValidTo } from "../../ui/instant.tsx";
import { Points } from "../../ui/points.tsx";
import type { ExchangeDraft } from "./exchange-draft.ts";

/** The points that go and come, and the balance after. */
export function ExchangeResult({ draft }: { readonly draft: ExchangeDraft }) {
  const t = useTranslations("obtain");
  const spend = useTranslations("spend");
  if (draft.state !== "possible") return null;
  const { amount, points, left, creditAt } = draft;
  const gets = <Points value={points} />;
  const after = <Points value={left} />;
  const facts = [
    [t("amount"), t("partnerPoints", { count: amount })],
    [t("youGet"), gets],
  ] as const;
  return (
    <Facts
      className={factRows}
      facts={creditAt === null ? [...facts, [spend("balanceAfter"), after]] : facts}
    />
  );
}

/** What an amount gives and when, or why it is invalid. */
export function ExchangeMessage({
  draft,
  now,
}: {
  readonly draft: ExchangeDraft;
  readonly now: Instant;
}) {
  const t = useTranslations("obtain");
  const typed = useTranslations("typed");
  switch (draft.state) {
    case "no-amount":
      return draft.fault === "empty" ? t("typeAmount") : typed(draft.fault);
    case "refused":
      return <RefusalMessage refusal={draft.refusal} />;
    case "possible": {
      const points = <Points value={draft.points} className="font-semibold text-ink" />;
      const valid = <ValidTo expiresAt={draft.expiresAt} now={now} />;
      const tags = { points: () => points, valid: () => valid };
      if (draft.creditAt === null) return t.rich("gives", tags);
      const time = <ExactMoment at={draft.creditAt} to="minute" />;
      return t.rich("givesLater", { ...tags, time: () => time });
    }
  }
}

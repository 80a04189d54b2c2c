import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { entryQuery } from "../../api/entry-queries.ts";
import { walletQuery } from "../../api/queries.ts";
import { EndedHold } from "../../features/checkout/ended-hold.tsx";
import { OpenHold } from "../../features/checkout/open-hold.tsx";
import { useLanguage } from "../../state/language.ts";
import { FocusedStatus } from "../../ui/focused-status.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function HoldPage() {
  const t = useTranslations("checkout");
  const { id = "" } = useParams();
  return (
    <Section
      title={t("title")}
      skeleton={<SheetsSkeleton rows={[6]} className="mx-auto mt-24 max-w-xl" />}
    >
      <Checkout id={id} />
    </Section>
  );
}

/** A held spend while the partner takes the cash, and how its hold ended. */
function Checkout({ id }: { id: string }) {
  const t = useTranslations("checkout");
  const [{ data: entry }, { data: wallet }] = useSuspenseQueries({
    queries: [entryQuery(useLanguage(), id), walletQuery],
  });
  const { spend } = entry;
  return (
    <div className="mx-auto max-w-xl">
      <PageHead title={t("title")} lead={t("lead")} />
      {spend?.state === "held" ? (
        <OpenHold entry={entry} wallet={wallet} />
      ) : (
        <FocusedStatus key={spend?.state}>
          {spend ? (
            <EndedHold entry={entry} spend={spend} state={spend.state} />
          ) : (
            <Notice>{t("nothing")}</Notice>
          )}
        </FocusedStatus>
      )}
    </div>
  );
}

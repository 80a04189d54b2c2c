import { useSuspenseQueries } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { entryQuery } from "../../api/entry-queries.ts";
import { walletQuery } from "../../api/queries.ts";
import { EndedHold } from "../../features/checkout/ended-hold.tsx";
import { OpenHold } from "../../features/checkout/open-hold.tsx";
import { useLanguage } from "../../state/language.ts";
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
        <Result key={spend?.state}>
          {spend ? (
            <EndedHold entry={entry} spend={spend} state={spend.state} />
          ) : (
            <Notice>{t("nothing")}</Notice>
          )}
        </Result>
      )}
    </div>
  );
}

/** Takes the focus, since the button that had it is gone, and is announced. */
function Result({ children }: { children: ReactNode }) {
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => result.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={result} role="status" tabIndex={-1}>
      {children}
    </div>
  );
}

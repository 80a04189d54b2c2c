import { useSuspenseQueries } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { entryQuery, programmeQuery, walletQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Ended } from "./ended.tsx";
import { PayCash } from "./pay-cash.tsx";

/** The sample cashier: the cash for a use is paid here, or not, or its time runs out. */
export function CashierScreen({ id }: { id: string }) {
  const t = useTranslations("checkout");
  const [{ data: entry }, { data: wallet }, { data: programme }] = useSuspenseQueries({
    queries: [entryQuery(useLanguage(), id), walletQuery, programmeQuery],
  });
  const { use } = entry;
  return (
    <div className="mx-auto max-w-xl">
      <PageHead title={t("title")} lead={t("lead")} />
      {use?.state === "held" ? (
        <PayCash entry={entry} use={use} wallet={wallet} programme={programme} />
      ) : (
        <Result key={use?.state}>
          {use ? (
            <Ended entry={entry} use={use} state={use.state} />
          ) : (
            <Notice>{t("nothing")}</Notice>
          )}
        </Result>
      )}
    </div>
  );
}

/** What became of it takes the focus and is read aloud: the buttons that had the focus are gone. */
function Result({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={place} role="status" tabIndex={-1}>
      {children}
    </div>
  );
}

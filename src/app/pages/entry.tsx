import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { entryQuery } from "../../api/entry-queries.ts";
import { BalanceAtEntry } from "../../features/activity/balance-at-entry.tsx";
import { EntryFacts } from "../../features/activity/entry-facts.tsx";
import { EntryLots } from "../../features/activity/entry-lots.tsx";
import { CertificateLink } from "../../features/donate/certificate-link.tsx";
import { CheckLink } from "../../features/draw/check-link.tsx";
import { RefundPanel } from "../../features/refund/refund-panel.tsx";
import { useLanguage } from "../../state/language.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function EntryPage() {
  const t = useTranslations("activity");
  const { id } = useParams<{ id: string }>();
  return (
    <>
      <BackLink href="/activity">{t("back")}</BackLink>
      <Section skeleton={<PageSkeleton rows={[6]} className="" />} title={t("title")}>
        <Entry id={id} />
      </Section>
    </>
  );
}

function Entry({ id }: { id: string }) {
  const { data: entry } = useSuspenseQuery(entryQuery(useLanguage(), id));
  return (
    <>
      <PageHead title={entry.title} />
      <div className="grid gap-5">
        <EntryFacts entry={entry} />
        <BalanceAtEntry entry={entry} />
        <CertificateLink id={id} />
        <CheckLink id={id} />
        <RefundPanel id={id} />
        <EntryLots entry={entry} />
      </div>
    </>
  );
}

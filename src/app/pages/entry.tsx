import type { EntryDetail } from "../../contract/entry.ts";
import { useSuspenseQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { entryQuery } from "../../api/entry-queries.ts";
import { BalanceAtEntry } from "../../features/activity/balance-at-entry.tsx";
import { EntryFacts } from "../../features/activity/entry-facts.tsx";
import { EntryLots } from "../../features/activity/entry-lots.tsx";
import { SpendStatus } from "../../features/activity/spend-status.tsx";
import { useEntryTitle } from "../../spend/use-entry-title.ts";
import { useLanguage } from "../../state/language.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";
import { donationsQuery, drawsQuery } from "../../api/queries.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { certificateAddress, drawAddress, rewardAddress } from "../../ui/addresses.ts";

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
  const titleOf = useEntryTitle();
  const { data: entry } = useSuspenseQuery(entryQuery(useLanguage(), id));
  return (
    <>
      <PageHead title={titleOf(entry)} />
      <div className="grid gap-5">
        <EntryFacts entry={entry} />
        <BalanceAtEntry entry={entry} />
        <CertificateLink entry={entry} />
        <CheckLink entry={entry} />
        <RewardLink entry={entry} />
        {entry.spend && <SpendStatus entry={entry} spend={entry.spend} />}
        <EntryLots entry={entry} />
      </div>
    </>
  );
}

/** Links a donation's entry to its certificate. Imported donations have none. */
function CertificateLink({ entry: { id, kind } }: { entry: EntryDetail }) {
  const t = useTranslations("donate");
  const enabled = kind === "donation";
  const { data } = useQuery({ ...donationsQuery(useLanguage()), enabled });
  const donation = data?.items.find((each) => each.id === id);
  if (!donation) return null;
  return (
    <p className="print:hidden">
      <ButtonLink look="outlined" href={certificateAddress(donation.certificate)}>
        {t("seeCertificate")}
      </ButtonLink>
    </p>
  );
}

/** Links an entry to the reward that it gave. */
function RewardLink({ entry: { rewardId } }: { entry: EntryDetail }) {
  const t = useTranslations("rewards");
  if (rewardId === undefined) return null;
  return (
    <p className="print:hidden">
      <ButtonLink href={rewardAddress(rewardId)}>{t("see")}</ButtonLink>
    </p>
  );
}

/** Links a draw's entry to its check. */
function CheckLink({ entry: { id, kind } }: { entry: EntryDetail }) {
  const t = useTranslations("draw");
  const { data: draws } = useQuery({ ...drawsQuery(useLanguage()), enabled: kind === "draw" });
  const draw = draws?.find((each) => each.id === id);
  if (!draw) return null;
  return (
    <p className="print:hidden">
      <ButtonLink look="outlined" href={drawAddress(draw.number)}>
        {t("check")}
      </ButtonLink>
    </p>
  );
}

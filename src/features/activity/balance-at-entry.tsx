import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { entryQuery } from "../../api/entry-queries.ts";
import { programmeQuery } from "../../api/queries.ts";
import { entrySegments, releaseSegments } from "../../api/wallet-segments.ts";
import type { EntryDetail } from "../../contract/entry.ts";
import { useLanguage } from "../../state/language.ts";
import { Panel } from "../../ui/panel.tsx";
import { Strip } from "../../ui/strip.tsx";

/** The wallet's strip at the time of an entry. Renders nothing if the entry changed no lot. */
export function BalanceAtEntry({ entry }: { entry: EntryDetail }) {
  const { data: programme } = useSuspenseQuery(programmeQuery);
  const { kind, of } = entry;
  if (kind === "release" && of !== undefined) return <BalanceAtRelease entry={entry} of={of} />;
  const segments = entrySegments(entry, programme);
  if (segments.length === 0) return null;
  return <StripPanel segments={segments} isClawback={kind === "clawback"} />;
}

/** For a release: the spend says to which lots the points returned. */
function BalanceAtRelease({ entry, of }: { entry: EntryDetail; of: string }) {
  const { data: programme } = useSuspenseQuery(programmeQuery);
  const { data: spend } = useSuspenseQuery(entryQuery(useLanguage(), of));
  return <StripPanel segments={releaseSegments(entry, spend, programme)} isClawback={false} />;
}

type StripPanelProps = {
  readonly segments: ReturnType<typeof entrySegments>;
  readonly isClawback: boolean;
};

function StripPanel({ segments, isClawback }: StripPanelProps) {
  const t = useTranslations("entry");
  return (
    <Panel title={t("balanceAtEntry")}>
      <Strip label={t("balanceAtEntryStrip")} segments={segments} isClawback={isClawback} />
    </Panel>
  );
}

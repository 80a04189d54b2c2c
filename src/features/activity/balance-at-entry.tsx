import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { entryQuery } from "../../api/entry-queries.ts";
import { programmeQuery } from "../../api/queries.ts";
import { entrySegments, releaseSegments } from "../../api/wallet-segments.ts";
import type { EntryDetail } from "../../contract/entry.ts";
import { useLanguage } from "../../state/language.ts";
import { Panel } from "../../ui/panel.tsx";
import { Strip } from "../../ui/strip.tsx";

/** The wallet at the time of an entry, and what that did to it. Nothing where it did nothing to any lot. */
export function BalanceAtEntry({ entry }: { entry: EntryDetail }) {
  const { data: programme } = useSuspenseQuery(programmeQuery);
  const { kind, of } = entry;
  if (kind === "release" && of !== undefined) return <BalanceAtRelease entry={entry} of={of} />;
  const segments = entrySegments(entry, programme);
  if (segments.length === 0) return null;
  return <Then segments={segments} isClawback={kind === "clawback"} />;
}

/** The same where a hold was released: which lots its points came back to, the use knows. */
function BalanceAtRelease({ entry, of }: { entry: EntryDetail; of: string }) {
  const { data: programme } = useSuspenseQuery(programmeQuery);
  const { data: use } = useSuspenseQuery(entryQuery(useLanguage(), of));
  return <Then segments={releaseSegments(entry, use, programme)} isClawback={false} />;
}

type StripPanelProps = {
  readonly segments: ReturnType<typeof entrySegments>;
  readonly isClawback: boolean;
};

function Then({ segments, isClawback }: StripPanelProps) {
  const t = useTranslations("entry");
  return (
    <Panel title={t("balanceAtEntry")}>
      <Strip label={t("balanceAtEntryStrip")} segments={segments} isClawback={isClawback} />
    </Panel>
  );
}

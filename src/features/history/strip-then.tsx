import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { programmeQuery } from "../../api/queries.ts";
import { segmentsOfEntry } from "../../api/segments.ts";
import type { EntryDetail } from "../../contract/entry.ts";
import { Panel } from "../../ui/panel.tsx";
import { Strip } from "../../ui/strip.tsx";

/** The wallet at the time of an entry, and what that did to it. Nothing where it did nothing to any lot. */
export function StripThen({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entry");
  const { data: programme } = useSuspenseQuery(programmeQuery);
  const segments = segmentsOfEntry(entry, programme);
  if (segments.length === 0) return null;
  return (
    <Panel title={t("atTime")}>
      <Strip label={t("atTimeStrip")} segments={segments} />
    </Panel>
  );
}

import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { entryQuery } from "../../api/entry-queries.ts";
import { programmeQuery } from "../../api/queries.ts";
import type { EntryDetail } from "../../contract/entry.ts";
import { fen, points } from "../../rules/points.ts";
import { useLanguage } from "../../state/language.ts";
import { Panel } from "../../ui/panel.tsx";
import { CaptureTable } from "../../spend/capture-table.tsx";
import { AllocationTable } from "./allocation-table.tsx";

type PartialCaptureDetailsProps = { readonly entry: EntryDetail; readonly of: string };

/** A partial capture: what was held, what was captured, and the lots that got points back. */
export function PartialCaptureDetails({ entry, of }: PartialCaptureDetailsProps) {
  const t = useTranslations("entry");
  const [{ data: spend }, { data: programme }] = useSuspenseQueries({
    queries: [entryQuery(useLanguage(), of), programmeQuery],
  });
  const { released = [], lots } = entry;
  const held = { points: points(-spend.points), total: spend.fen ?? fen(0) };
  const paid = { points: points(held.points - entry.points), total: entry.fen ?? fen(0) };
  return (
    <>
      <Panel title={t("partialCapture")}>
        <CaptureTable held={held} paid={paid} programme={programme} />
      </Panel>
      {released.length > 0 && (
        <AllocationTable title={t("returnedLots")} allocations={released} lots={lots} />
      )}
    </>
  );
}

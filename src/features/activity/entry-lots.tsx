import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { entryQuery } from "../../api/entry-queries.ts";
import type { EntryDetail } from "../../contract/entry.ts";
import { useLanguage } from "../../state/language.ts";
import { Moment, ValidTo } from "../../ui/instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { PartialCaptureDetails } from "./partial-capture-details.tsx";
import { AllocationTable } from "./allocation-table.tsx";
import { LotSpends } from "./lot-spends.tsx";

/** The lots that an entry granted, returned points to or took points from. */
export function EntryLots({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entry");
  const { kind, of, fen, allocations, forfeited = [], lots } = entry;
  if (kind === "release" && of !== undefined) return <ReturnedLots of={of} />;
  // A full capture changes no lots.
  if (kind === "capture" && of !== undefined && fen !== undefined) {
    return <PartialCaptureDetails entry={entry} of={of} />;
  }
  if (allocations.length > 0) {
    const title =
      kind === "expiry"
        ? t("expiredLots")
        : kind === "clawback"
          ? t("clawedBackLots")
          : t("spentLots");
    return <AllocationTable title={title} parts={allocations} lots={lots} />;
  }
  return (
    <>
      {lots.some(({ id }) => id === entry.id) && <GrantedLot entry={entry} />}
      {forfeited.length > 0 && (
        <AllocationTable
          title={t("forfeitedLots")}
          lead={t("forfeitedLotsLead")}
          parts={forfeited}
          lots={lots}
        />
      )}
    </>
  );
}

/** A release returns the points to the lots that the spend took them from. */
function ReturnedLots({ of }: { of: string }) {
  const t = useTranslations("entry");
  const { data: spend } = useSuspenseQuery(entryQuery(useLanguage(), of));
  return <AllocationTable title={t("returnedLots")} parts={spend.allocations} lots={spend.lots} />;
}

function GrantedLot({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entry");
  const day = <Moment at={entry.at} to="day" />;
  return (
    <Panel title={t("pointsAdded")}>
      <ul>
        {entry.lots
          .filter(({ id }) => id === entry.id)
          .map((lot) => (
            <li key={lot.id} className="border-l-3 border-accent pl-4">
              <Points value={lot.granted} className="block text-lg font-semibold" />
              <span className="text-sm">
                <ValidTo expiresAt={lot.expiresAt} />
              </span>
              {entry.kind === "refund" && (
                <span className="block text-sm text-quiet">
                  {t.rich("newExpiry", { date: () => day })}
                </span>
              )}
            </li>
          ))}
      </ul>
      <LotSpends lotId={entry.id} />
    </Panel>
  );
}

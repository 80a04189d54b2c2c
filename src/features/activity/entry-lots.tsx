import {
  useSuspenseQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQueries,
} from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { entryQuery, entriesQuery } from "../../api/entry-queries.ts";
import type { EntryDetail } from "../../contract/entry.ts";
import { useLanguage } from "../../state/language.ts";
import { ExactValidTo, Moment } from "../../ui/instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { PointsTable } from "../../spend/points-table.tsx";
import { Link } from "wouter";
import { EntryRow } from "./entry-line.tsx";
import { programmeQuery } from "../../api/queries.ts";
import { fen, points } from "../../rules/points.ts";
import { CaptureTable } from "../../spend/capture-table.tsx";

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
    const before = kind === "clawback" ? undefined : entry.before;
    return <AllocationPanel title={title} allocations={allocations} lots={lots} before={before} />;
  }
  return (
    <>
      {lots.some(({ id }) => id === entry.id) && <GrantedLot entry={entry} />}
      {forfeited.length > 0 && (
        <AllocationPanel
          title={t("forfeitedLots")}
          lead={t("forfeitedLotsLead")}
          allocations={forfeited}
          lots={lots}
        />
      )}
    </>
  );
}

type AllocationPanelProps = {
  readonly title: string;
  readonly lead?: string;
  readonly allocations: EntryDetail["allocations"];
  readonly lots: EntryDetail["lots"];
  readonly before?: EntryDetail["before"];
};

function AllocationPanel({ title, lead, allocations, lots, before }: AllocationPanelProps) {
  const { data: programme } = useSuspenseQuery(programmeQuery);
  const byId = new Map(lots.map((lot) => [lot.id, lot]));
  const taken = allocations.flatMap(({ lotId, points: amount }) => {
    const lot = byId.get(lotId);
    return lot ? [{ ...lot, points: amount, of: lot.granted }] : [];
  });
  return (
    <Panel title={title}>
      {lead !== undefined && <p className="mb-3 text-sm text-quiet">{lead}</p>}
      <PointsTable caption={title} lots={taken} before={before} programme={programme} />
    </Panel>
  );
}

/** A release returns the points to the lots that the spend took them from. */
function ReturnedLots({ of }: { of: string }) {
  const t = useTranslations("entry");
  const { data: spend } = useSuspenseQuery(entryQuery(useLanguage(), of));
  return (
    <AllocationPanel title={t("returnedLots")} allocations={spend.allocations} lots={spend.lots} />
  );
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
                <ExactValidTo expiresAt={lot.expiresAt} />
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

/** The history has all of them. */
const LATEST = 5;

/** The entries that took points from a lot, newest first. */
function LotSpends({ lotId }: { lotId: string }) {
  const t = useTranslations("entry");
  const { data } = useSuspenseInfiniteQuery(
    entriesQuery(useLanguage(), { lot: lotId, fold: "captures" }),
  );
  const spends = (data.pages[0]?.items ?? []).filter(({ id }) => id !== lotId);
  return (
    <section className="mt-5">
      <h3 className="text-sm font-medium text-quiet">{t("spends")}</h3>
      {spends.length === 0 ? (
        <p className="mt-1">{t("noSpends")}</p>
      ) : (
        <>
          <ul className="-mx-5 mt-2 sm:-mx-6">
            {spends.slice(0, LATEST).map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
          <Link
            href={`/activity?lot=${encodeURIComponent(lotId)}`}
            className="mt-2 inline-flex min-h-11 items-center text-sm font-medium text-accent hover:underline"
          >
            {t("allSpends")}
          </Link>
        </>
      )}
    </section>
  );
}

type PartialCaptureDetailsProps = { readonly entry: EntryDetail; readonly of: string };

/** A partial capture: what was held, what was captured, and the lots that got points back. */
function PartialCaptureDetails({ entry, of }: PartialCaptureDetailsProps) {
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
        <AllocationPanel title={t("returnedLots")} allocations={released} lots={lots} />
      )}
    </>
  );
}

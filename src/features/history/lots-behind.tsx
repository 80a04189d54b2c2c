import { useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { Link } from "wouter";
import { entryQuery } from "../../api/queries.ts";
import type { EntryDetail } from "../../contract/entry.ts";
import { useLanguage } from "../../state/language.ts";
import { Moment, ValidTo } from "../../ui/instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { Title } from "../../ui/title.tsx";
import { Spends } from "./spends.tsx";

/** For points that came: the lot they made, or those they came back to. For points that went: the lots they were in. Else nothing. */
export function Behind({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entry");
  const { kind, of, allocations, forfeited = [], lots } = entry;
  if (kind === "release" && of !== undefined) return <CameBack of={of} />;
  if (allocations.length > 0) {
    const title =
      kind === "expiry" ? t("expired") : kind === "clawback" ? t("takenBack") : t("paid");
    return <Parts title={title} parts={allocations} lots={lots} />;
  }
  return (
    <>
      {lots.some(({ id }) => id === entry.id) && <Gave entry={entry} />}
      {forfeited.length > 0 && (
        <Parts title={t("lost")} lead={t("lostLead")} parts={forfeited} lots={lots} />
      )}
    </>
  );
}

/** What a hold had taken is back in the lots that it was taken from. */
function CameBack({ of }: { of: string }) {
  const t = useTranslations("entry");
  const { data: use } = useSuspenseQuery(entryQuery(useLanguage(), of));
  return <Parts title={t("back")} parts={use.allocations} lots={use.lots} />;
}

function Gave({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entry");
  const day = <Moment at={entry.at} to="day" />;
  return (
    <Panel title={t("gave")}>
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
                  {t.rich("clock", { date: () => day })}
                </span>
              )}
            </li>
          ))}
      </ul>
      <Spends lotId={entry.id} />
    </Panel>
  );
}

type PartsProps = {
  readonly title: string;
  readonly lead?: string;
  readonly parts: EntryDetail["allocations"];
  readonly lots: EntryDetail["lots"];
};

/** How much of which lots; each leads to what made it. */
function Parts({ title, lead, parts, lots: all }: PartsProps) {
  const t = useTranslations("entry");
  const lots = new Map(all.map((lot) => [lot.id, lot]));
  return (
    <Panel title={title}>
      {lead !== undefined && <p className="mb-3 text-sm text-quiet">{lead}</p>}
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{title}</caption>
        <thead className="text-xs text-quiet">
          <tr className="[&>th]:pb-2 [&>th]:font-medium">
            <th scope="col" className="text-left">
              {t("grantOf")}
            </th>
            <th scope="col" className="text-right">
              {t("took")}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ lotId, points }) => (
            <TookRow key={lotId} lot={lots.get(lotId)} points={points} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

type TookRowProps = {
  readonly lot: EntryDetail["lots"][number] | undefined;
  readonly points: number;
};

function TookRow({ lot, points }: TookRowProps) {
  const t = useTranslations("entry");
  const format = useFormatter();
  const day = lot && <Moment at={lot.obtainedAt} to="day" />;
  return (
    <tr className="[&>*]:border-t [&>*]:border-line [&>*]:py-3">
      <th scope="row" className="pr-4 text-left font-normal">
        {lot && (
          <>
            <Link
              href={`/history/${encodeURIComponent(lot.id)}`}
              className="block w-fit font-medium text-accent underline underline-offset-4 hover:text-accent-strong"
            >
              <Title>{lot.title}</Title>
            </Link>
            <span className="block text-quiet">{t.rich("obtained", { date: () => day })}</span>
            <span className="block">
              <ValidTo expiresAt={lot.expiresAt} />
            </span>
          </>
        )}
      </th>
      <td className="figures text-right align-top whitespace-nowrap">
        <span className="block font-semibold">{format.number(points)}</span>
        {lot && (
          <span className="text-quiet">{t("of", { granted: format.number(lot.granted) })}</span>
        )}
      </td>
    </tr>
  );
}

import { useFormatter, useTranslations } from "use-intl";
import type { EntryDetail } from "../../contract/entry.ts";
import { Moment, ValidTo } from "../../ui/instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";

/** For points that came: the lot they made. For points that went: the lots they were taken from. Else nothing. */
export function Behind({ entry }: { entry: EntryDetail }) {
  if (entry.allocations.length > 0) return <Took entry={entry} />;
  return entry.lots.length > 0 ? <Gave entry={entry} /> : null;
}

function Gave({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entry");
  return (
    <Panel title={t("gave")}>
      <ul>
        {entry.lots.map((lot) => (
          <li key={lot.id} className="border-l-3 border-accent pl-4">
            <Points value={lot.granted} className="block text-lg font-semibold" />
            <span className="text-sm">
              <ValidTo expiresAt={lot.expiresAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Took({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entry");
  const title = entry.kind === "expiry" ? t("expired") : t("paid");
  const lots = new Map(entry.lots.map((lot) => [lot.id, lot]));
  return (
    <Panel title={title}>
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
          {entry.allocations.map(({ lotId, points }) => (
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
            <span className="block font-medium">{lot.title}</span>
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

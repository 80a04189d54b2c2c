import { useSuspenseQueries } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import type { Instant } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { byYear, partBy, worthOfRow, type ExpiringRow } from "./expiring-rows.ts";

/** Every later month at whose end points expire: a compact row each, a table a year, side by side. */
export function LaterMonths({ soonUntil }: { soonUntil: Instant }) {
  const t = useTranslations("lots");
  const [{ data: wallet }, { data: programme }] = useSuspenseQueries({
    queries: [walletQuery, programmeQuery],
  });
  if (wallet.expiring.length === 0) return null;
  const { later } = partBy(soonUntil, wallet.expiring);
  const scale = { most: Math.max(...later.map(({ points }) => points)), programme };
  return (
    <Panel title={t("later")}>
      {later.length === 0 && <p className="text-sm text-quiet">{t("noneLater")}</p>}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-10 gap-y-6">
        {byYear(later, programme).map(({ year, rows }) => (
          <Year key={year} year={year} rows={rows} {...scale} />
        ))}
      </div>
    </Panel>
  );
}

type Scale = { readonly most: number; readonly programme: Programme };

function Year({ year, rows, ...scale }: Scale & { year: number; rows: readonly ExpiringRow[] }) {
  const t = useTranslations("lots");
  return (
    <table className="h-fit w-full border-collapse text-sm">
      <caption className="figures pb-1 text-left font-semibold">
        {t("year", { year: String(year) })}
      </caption>
      <thead className="text-xs text-quiet">
        <tr className="[&>th]:pb-1 [&>th]:font-medium">
          <th scope="col" className="text-left">
            {t("month")}
          </th>
          <th scope="col" className="text-right">
            {t("points")}
          </th>
          <th scope="col" className="text-right">
            {t("worth")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <MonthRow key={row.expiresAt} row={row} {...scale} />
        ))}
      </tbody>
    </table>
  );
}

function MonthRow({ row, most, programme }: Scale & { row: ExpiringRow }) {
  const format = useFormatter();
  return (
    <tr className="[&>*]:border-t [&>*]:border-line [&>*]:py-1.5">
      <th scope="row" className="w-1/2 pr-3 text-left font-normal">
        <span className="block">{format.dateTime(row.expiresAt - 1, { month: "short" })}</span>
        <span
          aria-hidden="true"
          className="mt-0.5 block h-1 min-w-1 rounded-full bg-accent/60"
          style={{ width: `${(row.points / most) * 100}%` }}
        />
      </th>
      <td className="figures pl-2 text-right align-top font-medium">{format.number(row.points)}</td>
      <td className="pl-3 text-right align-top text-quiet">
        <Money fen={worthOfRow(row, programme)} />
      </td>
    </tr>
  );
}

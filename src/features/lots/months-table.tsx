import { useFormatter, useTranslations } from "use-intl";
import type { Programme } from "../../rules/programme.ts";
import { Money } from "../../ui/money.tsx";
import { byYear, worthOfRow, type ExpiringRow } from "./expiring-rows.ts";

type MonthsTableProps = { readonly rows: readonly ExpiringRow[]; readonly programme: Programme };

/** Every month at whose end points expire: a table a year, side by side where there is room. */
export function MonthsTable({ rows, programme }: MonthsTableProps) {
  return (
    <div className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-10 gap-y-6">
      {byYear(rows, programme).map(({ year, rows: ofYear }) => (
        <Year key={year} year={year} rows={ofYear} programme={programme} />
      ))}
    </div>
  );
}

function Year({ year, rows, programme }: MonthsTableProps & { readonly year: number }) {
  const t = useTranslations("lots");
  const format = useFormatter();
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
          <tr key={row.expiresAt} className="[&>*]:border-t [&>*]:border-line [&>*]:py-1.5">
            <th scope="row" className="w-1/2 pr-3 text-left font-normal">
              {format.dateTime(row.expiresAt - 1, { month: "short" })}
            </th>
            <td className="figures pl-2 text-right font-medium">{format.number(row.points)}</td>
            <td className="pl-3 text-right text-quiet">
              <Money fen={worthOfRow(row, programme)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

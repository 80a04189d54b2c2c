import type { EntryView } from "../../contract/entry.ts";
import { monthOf } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import { MonthName } from "../../ui/instant.tsx";
import { EntryRow } from "./entry-row.tsx";

type MonthsProps = { readonly entries: readonly EntryView[]; readonly programme: Programme };

/** Entries under the months of the programme's clock; a month's name stays in view while its entries pass. */
export function Months({ entries, programme }: MonthsProps) {
  return byMonth(entries, programme).map(([month, ofMonth]) => (
    <section key={month} aria-labelledby={`month-${month}`} className="not-first:mt-6">
      <h2
        id={`month-${month}`}
        className="sticky top-(--head) z-1 bg-canvas py-2 pl-1 text-sm text-quiet print:static"
      >
        <MonthName at={ofMonth[0]?.at ?? 0} />
      </h2>
      <ol className="sheet overflow-hidden">
        {ofMonth.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ));
}

function byMonth(entries: readonly EntryView[], programme: Programme) {
  const months = new Map<number, EntryView[]>();
  for (const entry of entries) {
    const month = monthOf(entry.at, programme);
    const ofMonth = months.get(month);
    if (ofMonth) ofMonth.push(entry);
    else months.set(month, [entry]);
  }
  return [...months];
}

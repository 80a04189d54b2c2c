import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Link } from "wouter";
import type { ExpiringPoints } from "../contract/wallet.ts";
import type { Instant } from "../rules/calendar.ts";
import type { Programme } from "../rules/programme.ts";
import { entryAddress } from "../ui/addresses.ts";
import { Button } from "../ui/button.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { Moment } from "../ui/instant.tsx";
import { Table } from "../ui/table.tsx";
import { UserText } from "../ui/user-text.tsx";
import { pointsByMonth, sumOfMonths, type MonthPoints } from "./points-by-month.ts";

/** Points of one lot. */
type LotPoints = ExpiringPoints & {
  readonly id: string;
  readonly title: string;
  readonly obtainedAt: Instant;
  /** What the lot has, or had at first. */
  readonly of: number;
};

type PointsTableProps = {
  readonly caption: string;
  readonly lots: readonly LotPoints[];
  /** What could be spent just before, if that is known: the table then says what is left of it. */
  readonly before?: readonly ExpiringPoints[] | undefined;
  readonly programme: Programme;
};

/** A large spend takes points of dozens of months: on a phone they would hide what follows. */
const MONTHS_SHOWN = 5;

/** Points by the month in which they expire. Later months are summed until they are asked for, and so are the lots. */
export function PointsTable({ caption, lots, before, programme }: PointsTableProps) {
  const t = useTranslations("pointsTable");
  const format = useFormatter();
  const [isWhole, setIsWhole] = useState(false);
  const months = pointsByMonth(lots, before, programme);
  const isFolded = !isWhole && months.length > MONTHS_SHOWN + 1;
  const rows = isFolded ? months.slice(0, MONTHS_SHOWN) : months;
  const later = isFolded ? months.slice(MONTHS_SHOWN) : [];
  const change = before ? [{ name: t("left"), isNumber: true } as const] : [];
  return (
    <>
      <Table
        caption={caption}
        hasHiddenCaption
        columns={[{ name: t("month") }, { name: t("points"), isNumber: true }, ...change]}
      >
        {rows.map((each) => (
          <MonthRow
            key={each.month}
            name={format.dateTime(each.lastAt, { year: "numeric", month: "short" })}
            points={each}
          />
        ))}
        {isFolded && (
          <MonthRow name={t("later", { count: later.length })} points={sumOfMonths(later)} />
        )}
      </Table>
      {isFolded && (
        <Button look="outlined" className="mt-2" onClick={() => setIsWhole(true)}>
          {t("allMonths")}
        </Button>
      )}
      <Disclosure label={t("lots", { count: lots.length })}>
        <LotList lots={lots} />
      </Disclosure>
    </>
  );
}

function MonthRow({
  name,
  points: { points, before },
}: {
  name: string;
  points: Pick<MonthPoints, "points" | "before">;
}) {
  const t = useTranslations("pointsTable");
  const format = useFormatter();
  return (
    <tr>
      <th scope="row" className="text-left font-normal">
        {name}
      </th>
      <td className="figures text-right font-semibold">{format.number(points)}</td>
      {before !== undefined && (
        <td className="figures text-right whitespace-nowrap text-quiet">
          {t("change", { before: format.number(before), after: format.number(before - points) })}
        </td>
      )}
    </tr>
  );
}

/** More lots than a member reads. The activity list has all of them. */
const SHOWN = 50;

function LotList({ lots }: Pick<PointsTableProps, "lots">) {
  const t = useTranslations("pointsTable");
  return (
    <>
      <ul className="text-sm">
        {lots.slice(0, SHOWN).map((lot) => (
          <LotRow key={lot.id} lot={lot} />
        ))}
      </ul>
      {lots.length > SHOWN && (
        <p className="mt-1 text-sm text-quiet">{t("more", { count: lots.length - SHOWN })}</p>
      )}
    </>
  );
}

function LotRow({ lot }: { lot: LotPoints }) {
  const t = useTranslations("pointsTable");
  const format = useFormatter();
  const taken = <strong className="font-semibold">{format.number(lot.points)}</strong>;
  return (
    <li className="flex items-baseline justify-between gap-4 border-t border-line py-2">
      <span className="min-w-0">
        <Link
          href={entryAddress(lot.id)}
          className="block w-fit font-medium text-accent underline underline-offset-4 hover:text-accent-strong"
        >
          <UserText className="line-clamp-3">{lot.title}</UserText>
        </Link>
        <span className="text-quiet">
          <Moment at={lot.obtainedAt} to="day" />
        </span>
      </span>
      <span className="figures shrink-0 text-right">
        {t.rich("takenOf", { taken: () => taken, of: format.number(lot.of) })}
      </span>
    </li>
  );
}

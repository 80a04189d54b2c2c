import { useSuspenseQueries, queryOptions } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import type { ActivityFilter } from "../../api/entry-queries.ts";
import { sessionQuery, walletQuery } from "../../api/queries.ts";
import type { EntryView } from "../../contract/entry.ts";
import { useLanguage } from "../../state/language.ts";
import { Facts } from "../../ui/facts.tsx";
import { ExactMoment, Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Points, SignedPoints } from "../../ui/points.tsx";
import { UserText } from "../../ui/user-text.tsx";
import { useKindName } from "../../spend/use-kind-name.ts";
import type { Language } from "../../contract/language.ts";
import { call } from "../../api/connection.ts";
import { queryKeys } from "../../api/query-keys.ts";
import { routes } from "../../contract/routes.ts";

/** The export has all rows. */
const MAX_ROWS = 2_000;
const PAGE = 200;

/** The newest rows that match a filter, oldest first, and whether there are more. */
const printedStatementQuery = (language: Language, filter: ActivityFilter) =>
  queryOptions({
    queryKey: [...queryKeys.printedEntries, language, filter],
    queryFn: async ({ signal }) => {
      const rows: EntryView[] = [];
      let cursor: string | undefined;
      do {
        const query = { ...filter, cursor, limit: String(PAGE) };
        const page = await call(routes.listEntries, { language, signal, query });
        rows.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== undefined && rows.length < MAX_ROWS);
      return { rows: rows.toReversed(), isCut: cursor !== undefined };
    },
  });

type PrintedStatementProps = {
  readonly filter: ActivityFilter;
  /** Any instant of the first and the last chosen day. */
  readonly from: number | undefined;
  readonly to: number | undefined;
};

/** The printable statement: member, period, balance and all rows, oldest first. */
export function PrintedStatement({ filter, from, to }: PrintedStatementProps) {
  const t = useTranslations("print");
  const language = useLanguage();
  const [{ data: wallet }, { data: session }, { data: statement }] = useSuspenseQueries({
    queries: [walletQuery, sessionQuery(language), printedStatementQuery(language, filter)],
  });
  const { rows, isCut } = statement;
  const first = from ?? rows[0]?.at ?? wallet.serverTime;
  const last = to ?? wallet.serverTime;
  const facts = [
    [t("member"), session?.name],
    [
      t("period"),
      <span key="period">
        <Moment at={first} to="day" /> – <Moment at={last} to="day" />
      </span>,
    ],
    [
      t("balance"),
      <span key="balance">
        <Points value={wallet.spendable} /> (<Money fen={wallet.worthFen} />)
      </span>,
    ],
    [t("asOf"), <ExactMoment key="asOf" at={wallet.serverTime} to="minute" />],
  ] as const;
  return (
    <>
      {isCut && <Notice className="mb-5">{t("truncated", { count: MAX_ROWS })}</Notice>}
      <div className="sheet p-5 sm:p-7 print:border-0 print:p-0">
        <Facts
          facts={facts}
          className="mb-6 grid gap-x-8 gap-y-3 sm:grid-cols-2 print:grid-cols-2"
        />
        {rows.length === 0 ? <p className="text-quiet">{t("empty")}</p> : <Rows rows={rows} />}
      </div>
    </>
  );
}

function Rows({ rows }: { rows: readonly EntryView[] }) {
  const t = useTranslations("print");
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{t("rows")}</caption>
      <thead>
        <tr className="border-b border-edge text-xs text-quiet [&>th]:pb-1.5 [&>th]:font-medium">
          <th scope="col" className="pr-4 text-left max-sm:hidden print:table-cell">
            {t("date")}
          </th>
          <th scope="col" className="text-left">
            {t("description")}
          </th>
          <th scope="col" className="pl-4 text-right">
            {t("points")}
          </th>
          <th scope="col" className="pl-4 text-right max-sm:hidden print:table-cell">
            {t("balanceAfter")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} {...row} />
        ))}
      </tbody>
    </table>
  );
}

/** On a phone the date is below the title, to save width. */
function Row({ at, title, kind, fen, points, balanceAfter }: EntryView) {
  const kindName = useKindName();
  const format = useFormatter();
  return (
    <tr className="break-inside-avoid [&>td]:border-b [&>td]:border-line [&>td]:py-2 [&>td]:align-top print:[&>td]:py-1">
      <td className="pr-4 whitespace-nowrap text-quiet max-sm:hidden print:table-cell">
        <Moment at={at} to="day" />
      </td>
      <td className="w-full max-w-0">
        <UserText>{title}</UserText>
        <span className="dotted text-xs text-quiet">
          <span>{kindName({ kind, fen })}</span>
          <span className="sm:hidden print:hidden">
            <Moment at={at} to="day" />
          </span>
        </span>
      </td>
      <td className="pl-4 text-right font-medium whitespace-nowrap">
        <SignedPoints value={points} />
      </td>
      <td className="figures pl-4 text-right text-quiet max-sm:hidden print:table-cell">
        {format.number(balanceAfter)}
      </td>
    </tr>
  );
}

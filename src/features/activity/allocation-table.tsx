import { useFormatter, useTranslations } from "use-intl";
import { Link } from "wouter";
import type { EntryDetail } from "../../contract/entry.ts";
import { Moment, ValidTo } from "../../ui/instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Table } from "../../ui/table.tsx";
import { UserText } from "../../ui/user-text.tsx";
import { entryAddress } from "../../ui/addresses.ts";

type AllocationTableProps = {
  readonly title: string;
  readonly lead?: string;
  readonly allocations: EntryDetail["allocations"];
  readonly lots: EntryDetail["lots"];
};

/** Points by lot, with links to the entries that granted the lots. */
export function AllocationTable({ title, lead, allocations, lots: all }: AllocationTableProps) {
  const t = useTranslations("entry");
  const lots = new Map(all.map((lot) => [lot.id, lot]));
  return (
    <Panel title={title}>
      {lead !== undefined && <p className="mb-3 text-sm text-quiet">{lead}</p>}
      <Table
        caption={title}
        hasHiddenCaption
        columns={[{ name: t("lot") }, { name: t("points"), isNumber: true }]}
      >
        {allocations.map(({ lotId, points }) => (
          <AllocationRow key={lotId} lot={lots.get(lotId)} points={points} />
        ))}
      </Table>
    </Panel>
  );
}

type AllocationRowProps = {
  readonly lot: EntryDetail["lots"][number] | undefined;
  readonly points: number;
};

function AllocationRow({ lot, points }: AllocationRowProps) {
  const t = useTranslations("entry");
  const format = useFormatter();
  const day = lot && <Moment at={lot.obtainedAt} to="day" />;
  return (
    <tr>
      <th scope="row" className="text-left font-normal">
        {lot && (
          <>
            <Link
              href={entryAddress(lot.id)}
              className="block w-fit font-medium text-accent underline underline-offset-4 hover:text-accent-strong"
            >
              <UserText>{lot.title}</UserText>
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

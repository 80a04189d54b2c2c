import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Fen, Points as Amount } from "../rules/points.ts";
import { valueOf, type Programme } from "../rules/programme.ts";
import { Money } from "../ui/money.tsx";
import { Points } from "../ui/points.tsx";
import { Table } from "../ui/table.tsx";

type CaptureAmounts = { readonly points: Amount; readonly total: Fen };

type CaptureTableProps = {
  /** The order that points were held for. */
  readonly held: CaptureAmounts;
  /** What was captured, or would be. */
  readonly paid: CaptureAmounts;
  readonly programme: Programme;
};

/** The held amounts beside the captured ones. */
export function CaptureTable({ held, paid, programme }: CaptureTableProps) {
  const t = useTranslations("captureTable");
  const cash = ({ points, total }: CaptureAmounts) => total - valueOf(points, programme);
  const columns = [
    { name: t("item"), isHidden: true },
    { name: t("held"), isNumber: true },
    { name: t("paid"), isNumber: true },
  ] as const;
  return (
    <Table caption={t("caption")} hasHiddenCaption columns={columns}>
      <Row name={t("points")}>
        <Points value={held.points} />
        <Points value={paid.points} />
      </Row>
      <Row name={t("cash")}>
        <Money fen={cash(held)} />
        <Money fen={cash(paid)} />
      </Row>
      <Row name={t("total")}>
        <Money fen={held.total} />
        <Money fen={paid.total} />
      </Row>
    </Table>
  );
}

type RowProps = { readonly name: string; readonly children: readonly [ReactNode, ReactNode] };

function Row({ name, children: [held, paid] }: RowProps) {
  return (
    <tr>
      <th scope="row" className="text-left font-normal text-quiet">
        {name}
      </th>
      <td className="text-right text-quiet">{held}</td>
      <td className="text-right font-semibold">{paid}</td>
    </tr>
  );
}

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Icon } from "../../ui/icon.tsx";
import { Table } from "../../ui/table.tsx";
import { isDifferent, type Pair } from "./compare.ts";

type Row = Pair & { readonly key: string | number; readonly name: ReactNode };

type ComparisonTableProps = {
  readonly caption: string;
  readonly rows: readonly Row[];
  /** The caption is for screen readers only. */
  readonly hidden?: boolean;
};

/** Replayed and reported numbers side by side. */
export function ComparisonTable({ caption, rows, hidden = false }: ComparisonTableProps) {
  const t = useTranslations("verify");
  return (
    <Table
      caption={caption}
      hasHiddenCaption={hidden}
      columns={[
        { name: t("figure"), isHidden: true },
        { name: t("replayed"), isNumber: true },
        { name: t("service"), isNumber: true },
        { name: t("verdict"), isHidden: true },
      ]}
    >
      {rows.map(({ key, ...row }) => (
        <PairRow key={key} {...row} />
      ))}
    </Table>
  );
}

function PairRow({ name, replayed, reported }: Omit<Row, "key">) {
  const t = useTranslations("verify");
  const format = useFormatter();
  const differs = isDifferent({ replayed, reported });
  return (
    <tr className={differs ? "bg-fault-glow font-semibold text-fault" : undefined}>
      <th scope="row" className="text-left font-medium">
        {name}
      </th>
      <td className="figures text-right">{format.number(replayed)}</td>
      <td className="figures text-right">{format.number(reported)}</td>
      <td className="w-10 text-right">
        <Icon
          name={differs ? "warning" : "tick"}
          className={`inline size-4 ${differs ? "" : "text-gain"}`}
        />
        <span className="sr-only">{differs ? t("mismatch") : t("matches")}</span>
      </td>
    </tr>
  );
}

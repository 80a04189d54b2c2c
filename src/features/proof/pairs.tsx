import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Icon } from "../../ui/icon.tsx";
import { isDifferent, type Pair } from "./compare.ts";

type Row = Pair & { readonly key: string | number; readonly name: ReactNode };

type PairsProps = {
  readonly caption: string;
  readonly rows: readonly Row[];
  /** The caption is for those who do not see what stands above. */
  readonly hidden?: boolean;
};

/** Numbers side by side: what the replay gives, what the service says. */
export function Pairs({ caption, rows, hidden = false }: PairsProps) {
  const t = useTranslations("proof");
  return (
    <table className="w-full border-collapse text-sm">
      <caption className={hidden ? "sr-only" : "pb-2 text-left font-semibold"}>{caption}</caption>
      <thead className="text-xs text-quiet">
        <tr className="[&>th]:pb-1 [&>th]:font-medium">
          <th scope="col">
            <span className="sr-only">{t("what")}</span>
          </th>
          <th scope="col" className="text-right">
            {t("replayed")}
          </th>
          <th scope="col" className="pl-3 text-right">
            {t("told")}
          </th>
          <th scope="col" className="w-7">
            <span className="sr-only">{t("verdict")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, ...row }) => (
          <PairRow key={key} {...row} />
        ))}
      </tbody>
    </table>
  );
}

function PairRow({ name, replayed, told }: Omit<Row, "key">) {
  const t = useTranslations("proof");
  const format = useFormatter();
  const differs = isDifferent({ replayed, told });
  return (
    <tr
      className={`[&>*]:border-t [&>*]:border-line [&>*]:py-2 ${differs ? "bg-fault-glow font-semibold text-fault" : ""}`}
    >
      <th scope="row" className="pr-3 text-left font-medium">
        {name}
      </th>
      <td className="figures text-right">{format.number(replayed)}</td>
      <td className="figures pl-3 text-right">{format.number(told)}</td>
      <td className="text-right">
        <Icon
          name={differs ? "warning" : "tick"}
          className={`inline size-4 ${differs ? "" : "text-gain"}`}
        />
        <span className="sr-only">{differs ? t("isOther") : t("isSame")}</span>
      </td>
    </tr>
  );
}

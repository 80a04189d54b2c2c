import { useEffect, useRef, type ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/instant.tsx";
import { isDifferent, type Dated, type Sum } from "./compare.ts";
import type { Proof } from "./prove.ts";

/** Whether it agrees, first in words and then number by number. */
export function ProofResult({ proof }: { proof: Proof }) {
  const t = useTranslations("proof");
  const format = useFormatter();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [proof]);
  const { sums, expiring, holds, differences, entries, ms } = proof;
  const isProved = differences === 0;
  const seconds = format.number(ms / 1_000, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return (
    <>
      <div
        ref={place}
        role="status"
        tabIndex={-1}
        className={`mt-5 flex gap-3 rounded-2xl border p-4 ${
          isProved ? "border-line bg-sunken" : "border-fault-line bg-fault-glow text-fault"
        }`}
      >
        <Icon
          name={isProved ? "tick" : "warning"}
          className={`mt-0.5 size-6 ${isProved ? "text-gain" : ""}`}
        />
        <div className="min-w-0">
          <p className="text-lg font-semibold">
            {isProved ? t("proved") : t("differs", { count: differences })}
          </p>
          <p className="figures text-sm">{t("took", { count: entries, seconds })}</p>
        </div>
      </div>
      <div className="mt-5 grid gap-3">
        <Pairs caption={t("sums")} rows={sums} name={({ what }) => <SumName what={what} />} />
        {expiring.length > 0 && (
          <Folded title={t("expiring", { count: expiring.length })} rows={expiring} />
        )}
        {holds.length > 0 && <Folded title={t("holds", { count: holds.length })} rows={holds} />}
      </div>
    </>
  );
}

function SumName({ what }: Pick<Sum, "what">) {
  return useTranslations("proofSum")(what);
}

/** In view by itself only where something differs. */
function Folded({ title, rows }: { title: string; rows: readonly Dated[] }) {
  return (
    <details open={rows.some(isDifferent)} className="group border-t border-line pt-2">
      <summary className="flex min-h-11 items-center gap-2 rounded-lg font-medium">
        <Icon name="down" className="size-4 -rotate-90 group-open:rotate-0" />
        {title}
      </summary>
      <Pairs caption={title} rows={rows} name={({ at }) => <Moment at={at - 1} to="second" />} hidden />
    </details>
  );
}

type Pair = { readonly replayed: number; readonly told: number };

type PairsProps<Row extends Pair> = {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly name: (row: Row) => ReactNode;
  /** The caption is for those who do not see what stands above. */
  readonly hidden?: boolean;
};

function Pairs<Row extends Pair>({ caption, rows, name, hidden = false }: PairsProps<Row>) {
  const t = useTranslations("proof");
  return (
    <table className="w-full border-collapse text-sm">
      <caption className={hidden ? "sr-only" : "pb-2 text-left font-semibold"}>{caption}</caption>
      <thead className="text-xs text-quiet">
        <tr className="[&>th]:pb-1 [&>th]:font-medium">
          <td />
          <th scope="col" className="text-right">
            {t("replayed")}
          </th>
          <th scope="col" className="pl-4 text-right">
            {t("told")}
          </th>
          <td className="w-8" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <PairRow key={place} {...row} name={name(row)} />
        ))}
      </tbody>
    </table>
  );
}

function PairRow({ name, replayed, told }: Pair & { readonly name: ReactNode }) {
  const t = useTranslations("proof");
  const format = useFormatter();
  const differs = isDifferent({ replayed, told });
  return (
    <tr className={`[&>*]:border-t [&>*]:border-line [&>*]:py-2 ${differs ? "bg-fault-glow font-semibold text-fault" : ""}`}>
      <th scope="row" className="pr-3 text-left font-medium">
        {name}
      </th>
      <td className="figures text-right">{format.number(replayed)}</td>
      <td className="figures pl-4 text-right">{format.number(told)}</td>
      <td className="text-right">
        <Icon name={differs ? "warning" : "tick"} className={`inline size-4 ${differs ? "" : "text-gain"}`} />
        <span className="sr-only">{differs ? t("isOther") : t("isSame")}</span>
      </td>
    </tr>
  );
}

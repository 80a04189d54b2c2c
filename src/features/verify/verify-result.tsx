import { useEffect, useRef, type ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/instant.tsx";
import { isDifferent, type DatedPair, type Pair } from "./compare.ts";
import type { Verification } from "./verify-ledger.ts";
import { Table } from "../../ui/table.tsx";

const TENTHS = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** The verdict, then all numbers. */
export function VerifyResult({ proof }: { proof: Verification }) {
  const t = useTranslations("verify");
  const names = useTranslations("verifySum");
  const { totals, expiring, holds } = proof;
  return (
    <>
      <Verdict {...proof} />
      <div className="mt-5 grid gap-3">
        <ComparisonTable
          caption={t("sums")}
          rows={totals.map(({ what, ...pair }) => ({ key: what, name: names(what), ...pair }))}
        />
        {expiring.length > 0 && (
          <ComparisonDetails
            title={t("expiring", { count: expiring.length })}
            rows={expiring}
            to="day"
          />
        )}
        {holds.length > 0 && (
          <ComparisonDetails title={t("holds", { count: holds.length })} rows={holds} to="minute" />
        )}
      </div>
    </>
  );
}

function Verdict({
  differences,
  entries,
  ms,
}: Pick<Verification, "differences" | "entries" | "ms">) {
  const t = useTranslations("verify");
  const format = useFormatter();
  const status = useRef<HTMLDivElement>(null);
  useEffect(() => status.current?.focus(), []);
  const isProved = differences === 0;
  return (
    <div
      ref={status}
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
          {isProved ? t("verified") : t("differs", { count: differences })}
        </p>
        <p className="figures text-sm">
          {t("took", { count: entries, seconds: format.number(ms / 1_000, TENTHS) })}
        </p>
      </div>
    </div>
  );
}

type ComparisonDetailsProps = {
  readonly title: string;
  readonly rows: readonly DatedPair[];
  readonly to: "day" | "minute";
};

/** Open at first only if something differs. */
function ComparisonDetails({ title, rows, to }: ComparisonDetailsProps) {
  return (
    <details open={rows.some(isDifferent)} className="group border-t border-line pt-2">
      <summary className="flex min-h-11 items-center gap-2 rounded-lg font-medium">
        <Icon name="down" className="size-4 -rotate-90 group-open:rotate-0" />
        {title}
      </summary>
      <ComparisonTable
        hidden
        caption={title}
        rows={rows.map(({ at, ...pair }) => ({
          key: at,
          // The last moment at which the points are valid.
          name: <Moment at={at - 1} to={to} />,
          ...pair,
        }))}
      />
    </details>
  );
}

type Row = Pair & { readonly key: string | number; readonly name: ReactNode };

type ComparisonTableProps = {
  readonly caption: string;
  readonly rows: readonly Row[];
  /** The caption is for screen readers only. */
  readonly hidden?: boolean;
};

/** Replayed and reported numbers side by side. */
function ComparisonTable({ caption, rows, hidden = false }: ComparisonTableProps) {
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

import { useEffect, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/instant.tsx";
import { isDifferent, type DatedPair } from "./compare.ts";
import { ComparisonTable } from "./comparison-table.tsx";
import type { Verification } from "./verify-ledger.ts";

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

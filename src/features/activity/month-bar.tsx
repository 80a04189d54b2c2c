import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import {
  checkInsQuery,
  ENTRIES_PER_PAGE,
  entryPageQuery,
  type LedgerSnapshot,
} from "../../api/entry-queries.ts";
import type { EntryView } from "../../contract/entry.ts";
import type { Programme } from "../../rules/programme.ts";
import { MonthName } from "../../ui/instant.tsx";
import { SkeletonLine } from "../../ui/skeleton.tsx";
import { monthRange } from "./filter.ts";
import type { ListScroll } from "./list-scroll.ts";
import { pageOf } from "./use-rows.ts";

export type CheckInsProps = {
  /** Daily check-ins have rows of their own. */
  readonly areCheckInsShown: boolean;
  /** Gives them rows, or folds them, and opens the list at a day. */
  readonly onCheckIns: (checkIns: "shown" | undefined, day: string) => void;
};

type MonthInViewProps = CheckInsProps & {
  readonly scroll: ListScroll;
  readonly ledger: LedgerSnapshot;
  readonly programme: Programme;
};

/** The month of the first visible row, with its daily check-ins in one line. */
export function MonthInView({ scroll, ledger, ...props }: MonthInViewProps) {
  const top = useSyncExternalStore(scroll.subscribe, scroll.top);
  const { data } = useQuery(entryPageQuery(ledger, pageOf(top)));
  const entry = data?.[top % ENTRIES_PER_PAGE];
  return (
    <div className="min-w-0 flex-1">
      <h2 className="text-base">
        {entry ? <MonthName at={entry.at} /> : <SkeletonLine className="w-32" />}
      </h2>
      {entry && <MonthCheckIns entry={entry} ledger={ledger} {...props} />}
    </div>
  );
}

type MonthCheckInsProps = Omit<MonthInViewProps, "scroll"> & { readonly entry: EntryView };

function MonthCheckIns(props: MonthCheckInsProps) {
  const { entry, ledger, programme, areCheckInsShown, onCheckIns } = props;
  const t = useTranslations("activity");
  const { lastDay, ...month } = monthRange(entry.at, ledger.filter, programme);
  const { data } = useQuery(checkInsQuery(ledger, month));
  const { count = 0, points = 0 } = data?.checkIns ?? {};
  const expired = data?.expiredCheckIns?.points ?? 0;
  if (count + expired === 0 && !areCheckInsShown) return null;
  const parts = [
    ...(count > 0 ? [t("checkInsAdded", { count, points })] : []),
    ...(expired > 0 ? [t("checkInsExpired", { points: expired })] : []),
  ];
  return (
    <button
      type="button"
      aria-expanded={areCheckInsShown}
      onClick={() => onCheckIns(areCheckInsShown ? undefined : "shown", lastDay)}
      className="figures -mx-1 block min-h-6 max-w-full truncate rounded-md px-1 text-left text-sm font-medium text-accent hover:underline print:hidden"
    >
      {areCheckInsShown ? t("foldCheckIns") : t("checkIns", { parts: parts.join(" · ") })}
    </button>
  );
}

import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { entryQuery } from "../../api/queries.ts";
import type { EntryDetail, EntryKindView } from "../../contract/entry.ts";
import { Link } from "wouter";
import { useLanguage } from "../../state/language.ts";
import { ExactMoment } from "../../ui/instant.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Money } from "../../ui/money.tsx";
import { Points, SignedPoints } from "../../ui/points.tsx";
import { useKindName } from "../../spend/use-kind-name.ts";
import { EntryLots } from "./entry-lots.tsx";
import { BalanceAtEntry } from "./balance-at-entry.tsx";
import { entryAddress } from "../../ui/addresses.ts";

/** One entry: what it was, what else is to be said of it (`children`), and which lots are behind it. */
export function EntryScreen({ id, children }: { id: string; children: ReactNode }) {
  const { data: entry } = useSuspenseQuery(entryQuery(useLanguage(), id));
  return (
    <>
      <PageHead title={entry.title} />
      <div className="grid gap-5">
        <Facts entry={entry} />
        <BalanceAtEntry entry={entry} />
        {children}
        <EntryLots entry={entry} />
      </div>
    </>
  );
}

/** What the money of an entry is, where it is not what a use cost. */
const fenIs: Partial<Record<EntryKindView, "refunded" | "captured">> = {
  refund: "refunded",
  capture: "captured",
};

function Facts({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entry");
  const kindName = useKindName();
  const units = useTranslations("units");
  const facts = [
    [t("kind"), kindName(entry)],
    [t("at"), <ExactMoment key="at" at={entry.at} />],
    ...(entry.promised === undefined
      ? []
      : [[t("pending"), <Points key="promised" value={entry.promised} />] as const]),
    [t("balanceAfter"), <Points key="balance" value={entry.balanceAfter} />],
    [t("number"), t("numbered", { seq: String(entry.seq) })],
    ...(entry.fen === undefined
      ? []
      : [[t(fenIs[entry.kind] ?? "total"), <Money key="fen" fen={entry.fen} />] as const]),
    ...(entry.of === undefined
      ? []
      : [[t("relatedEntry"), <About key="of" of={entry.of} />] as const]),
  ] as const;
  return (
    <div className="sheet p-5 sm:p-6">
      <p className="text-large font-semibold tracking-tight">
        <SignedPoints value={entry.points} />
        <span className="ml-2 text-lg font-normal tracking-normal text-quiet">
          {units("unit", { count: Math.abs(entry.points) })}
        </span>
      </p>
      <dl className="mt-5 grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-quiet">{name}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The entry that this one is about. */
function About({ of }: { of: string }) {
  const t = useTranslations("entry");
  return (
    <Link
      href={entryAddress(of)}
      className="text-accent underline underline-offset-4 hover:text-accent-strong"
    >
      {t("relatedEntryNumber", { seq: of.slice(of.lastIndexOf("-") + 1) })}
    </Link>
  );
}

import { useTranslations } from "use-intl";
import type { EntryDetail } from "../../contract/entry.ts";
import type { EntryKind } from "../../rules/ledger/entry.ts";
import { Link } from "wouter";
import { Facts } from "../../ui/facts.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Points, SignedPoints } from "../../ui/points.tsx";
import { useKindName } from "../../spend/use-kind-name.ts";
import { entryAddress } from "../../ui/addresses.ts";

/** The label of an entry's money; "total" for all other kinds. */
const fenNames: Partial<Record<EntryKind, "refunded" | "captured">> = {
  refund: "refunded",
  capture: "captured",
};

export function EntryFacts({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entry");
  const kindName = useKindName();
  const units = useTranslations("units");
  const facts = [
    [t("kind"), kindName(entry)],
    [t("at"), <ExactMoment key="at" at={entry.at} />],
    ...(entry.pendingPoints === undefined
      ? []
      : [[t("pending"), <Points key="pendingPoints" value={entry.pendingPoints} />] as const]),
    [t("balanceAfter"), <Points key="balance" value={entry.balanceAfter} />],
    [t("number"), t("numbered", { seq: String(entry.seq) })],
    ...(entry.fen === undefined
      ? []
      : [[t(fenNames[entry.kind] ?? "total"), <Money key="fen" fen={entry.fen} />] as const]),
    ...(entry.of === undefined
      ? []
      : [[t("relatedEntry"), <RelatedEntry key="of" of={entry.of} />] as const]),
  ] as const;
  return (
    <div className="sheet p-5 sm:p-6">
      <p className="text-large font-semibold tracking-tight">
        <SignedPoints value={entry.points} />
        <span className="ml-2 text-lg font-normal tracking-normal text-quiet">
          {units("unit", { count: Math.abs(entry.points) })}
        </span>
      </p>
      <Facts facts={facts} className="mt-5 grid gap-x-8 gap-y-4 sm:grid-cols-2" />
    </div>
  );
}

function RelatedEntry({ of }: { of: string }) {
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

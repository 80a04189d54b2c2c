import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { programmeQuery } from "../../api/queries.ts";
import type { EntryDetail } from "../../contract/entry.ts";
import { fen } from "../../rules/points.ts";
import { valueOf } from "../../rules/programme.ts";
import { refundedAmounts } from "../../spend/refunded-amounts.ts";
import { capturedAmounts } from "../../spend/spend-of-entry.ts";
import { useKindName } from "../../spend/use-kind-name.ts";
import { entryAddress } from "../../ui/addresses.ts";
import { Facts } from "../../ui/facts.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Points, SignedPoints } from "../../ui/points.tsx";
import { UserText } from "../../ui/user-text.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { RefundFacts } from "./refund-facts.tsx";

type Fact = readonly [name: string, value: ReactNode];

/** An entry as a receipt: the points, what was paid in points and cash, and what it is about. */
export function EntryFacts({ entry }: { entry: EntryDetail }) {
  const units = useTranslations("units");
  return (
    <div className="sheet p-5 sm:p-6">
      <p className="flex items-center gap-3 text-large font-semibold tracking-tight">
        <KindIcon kind={entry.kind} className="print:hidden" />
        <span>
          <SignedPoints value={entry.points} />
          <span className="ml-2 text-lg font-normal tracking-normal text-quiet">
            {units("unit", { count: Math.abs(entry.points) })}
          </span>
        </span>
      </p>
      {entry.kind === "refund" && (
        <div className="mt-5 border-b border-line pb-4">
          <RefundFacts amounts={refundedAmounts([entry])} />
        </div>
      )}
      <PaidAmounts entry={entry} />
      <Facts
        facts={useFacts(entry)}
        className="mt-5 grid gap-x-8 gap-y-4 wrap-anywhere sm:grid-cols-2"
      />
    </div>
  );
}

/** Points and cash are the total of a payment or a redemption. Renders nothing for other entries. */
function PaidAmounts({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entry");
  const { data: programme } = useSuspenseQuery(programmeQuery);
  if (!entry.spend) return null;
  const paid = capturedAmounts(entry, entry.spend);
  const value = valueOf(paid.points, programme);
  return (
    <dl className="mt-5 grid max-w-md gap-2 border-y border-line py-4">
      <Amount name={t("pointsPaid")}>
        <Points value={paid.points} /> (<Money fen={value} />)
      </Amount>
      <Amount name={t("cashPaid")}>
        <Money fen={fen(Math.max(0, paid.total - value))} />
      </Amount>
      <Amount name={t("total")} className="font-semibold">
        <Money fen={paid.total} />
      </Amount>
    </dl>
  );
}

type AmountProps = {
  readonly name: string;
  readonly className?: string;
  readonly children: ReactNode;
};

function Amount({ name, className = "", children }: AmountProps) {
  return (
    <div className={`flex items-baseline justify-between gap-4 ${className}`}>
      <dt>{name}</dt>
      <dd className="text-right">{children}</dd>
    </div>
  );
}

function useFacts(entry: EntryDetail): readonly Fact[] {
  const t = useTranslations("entry");
  const kindName = useKindName();
  const { at, of, pendingPoints, balanceAfter, seq, item, orderNumber } = entry;
  const facts: readonly (Fact | false)[] = [
    item !== undefined && [t("item"), <UserText key="item">{item}</UserText>],
    orderNumber !== undefined && [t("order"), orderNumber],
    [t("kind"), kindName(entry)],
    [t("at"), <ExactMoment key="at" at={at} />],
    pendingPoints !== undefined && [
      t("pending"),
      <Points key="pendingPoints" value={pendingPoints} />,
    ],
    [t("balanceAfter"), <Points key="balance" value={balanceAfter} />],
    [t("number"), t("numbered", { seq: String(seq) })],
    of !== undefined && [t("relatedEntry"), <RelatedEntry key="of" of={of} />],
  ];
  return facts.filter((fact) => fact !== false);
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

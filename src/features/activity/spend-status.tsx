import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { EntryDetail, EntryView, SpendView } from "../../contract/entry.ts";
import { refundedAmounts } from "../../spend/refunded-amounts.ts";
import { capturedAmounts } from "../../spend/spend-of-entry.ts";
import { useKindName } from "../../spend/use-kind-name.ts";
import { holdAddress, entryAddress } from "../../ui/addresses.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { RefundFacts } from "./refund-facts.tsx";

const states = {
  held: "held",
  captured: "captured",
  cancelled: "cancelled",
  lapsed: "lapsed",
} as const;

type SpendStatusProps = { readonly entry: EntryDetail; readonly spend: SpendView };

/** How far a payment or a redemption is, what was refunded of it, and what happened when. */
export function SpendStatus({ entry, spend }: SpendStatusProps) {
  const t = useTranslations("refund");
  const paid = capturedAmounts(entry, spend);
  const total = <Money fen={paid.total} />;
  const points = <Points value={paid.points} />;
  const refunds = spend.followUps.filter(({ kind }) => kind === "refund");
  return (
    <Panel title={t("status")}>
      <p className="font-medium">
        {paid.total === entry.fen
          ? t(states[spend.state])
          : t.rich("partialCapture", { total: () => total, points: () => points })}
      </p>
      {refunds.length > 0 && (
        <div className="mt-4">
          <RefundFacts amounts={refundedAmounts(refunds)} />
        </div>
      )}
      {spend.followUps.length > 0 && (
        <ul className="mt-4 border-b border-line">
          {spend.followUps.map((each) => (
            <LaterEntry key={each.id} entry={each} />
          ))}
        </ul>
      )}
      {spend.state === "held" && (
        <p className="mt-5 print:hidden">
          <ButtonLink href={holdAddress(entry.id)}>{t("toCheckout")}</ButtonLink>
        </p>
      )}
    </Panel>
  );
}

/** A link to a later entry of the same spend. */
function LaterEntry({ entry: { id, kind, at, fen, points } }: { entry: EntryView }) {
  const kindName = useKindName();
  const t = useTranslations("refund");
  return (
    <li className="border-t border-line">
      <Link
        href={entryAddress(id)}
        className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-2 -outline-offset-2 hover:bg-sunken"
      >
        <span>
          <span className="font-medium text-accent underline underline-offset-4">
            {kindName({ kind, fen })}
          </span>
          <span aria-hidden="true"> · </span>
          <Moment at={at} />
        </span>
        {points > 0 && (
          <span className="text-sm text-quiet">{t("returned", { count: points })}</span>
        )}
      </Link>
    </li>
  );
}

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { entryQuery } from "../../api/entry-queries.ts";
import type { EntryDetail, EntryView, SpendView } from "../../contract/entry.ts";
import { useLanguage } from "../../state/language.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { SuccessNotice, type SuccessMessage } from "../../spend/success-notice.tsx";
import { capturedAmounts } from "../../spend/spend-of-entry.ts";
import { useKindName } from "../../spend/use-kind-name.ts";
import { RefundDialog } from "./refund-dialog.tsx";
import { checkoutAddress, entryAddress } from "../../ui/addresses.ts";

/** The state of a payment or a redemption, and its refund. Renders nothing for other entries. */
export function RefundPanel({ id }: { id: string }) {
  const { data: entry } = useSuspenseQuery(entryQuery(useLanguage(), id));
  const { spend } = entry;
  return spend ? <SpendState entry={entry} spend={spend} /> : null;
}

const states = {
  held: "held",
  captured: "captured",
  cancelled: "cancelled",
  lapsed: "lapsed",
} as const;

type SpendStateProps = { readonly entry: EntryDetail; readonly spend: SpendView };

function SpendState({ entry, spend }: SpendStateProps) {
  const t = useTranslations("refund");
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<SuccessMessage>();
  const paid = capturedAmounts(entry, spend);
  const total = <Money fen={paid.total} />;
  const back = <Money fen={spend.refundedFen} />;
  const points = <Points value={paid.points} />;
  return (
    <div>
      <SuccessNotice done={done} />
      <Panel title={t("status")}>
        <p className="font-medium">
          {paid.total === entry.fen
            ? t(states[spend.state])
            : t.rich("partialCapture", { total: () => total, points: () => points })}
        </p>
        {spend.refundedFen > 0 && (
          <p className="mt-1 text-quiet">
            {t.rich("refundedSoFar", { money: () => back, total: () => total })}
          </p>
        )}
        {spend.followUps.length > 0 && (
          <ul className="mt-4 border-b border-line">
            {spend.followUps.map((each) => (
              <LaterEntry key={each.id} entry={each} />
            ))}
          </ul>
        )}
        <div className="mt-5 print:hidden">
          {spend.state === "held" && (
            <ButtonLink href={checkoutAddress(entry.id)}>{t("toCheckout")}</ButtonLink>
          )}
          {spend.refundableFen > 0 && (
            <Button look="outlined" aria-haspopup="dialog" onClick={() => setOpen(true)}>
              {t("open")}
            </Button>
          )}
          {spend.state === "captured" && spend.refundableFen === 0 && (
            <p className="text-sm text-quiet">{t("nothingLeft")}</p>
          )}
        </div>
      </Panel>
      {isOpen && (
        <RefundDialog
          entry={entry}
          spend={spend}
          onDone={(news) => {
            setOpen(false);
            setDone(news);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** A link to a later entry of the same spend. */
function LaterEntry({ entry: { id, kind, at, fen, points } }: { entry: EntryView }) {
  const kindName = useKindName();
  const t = useTranslations("refund");
  const isCapture = kind === "capture";
  // Only a partial capture returns points.
  const came = isCapture ? (
    points > 0 && t("returned", { count: points })
  ) : (
    <Points value={points} />
  );
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
        <span className="text-sm text-quiet">
          {fen !== undefined && <Money fen={fen} />}
          {fen !== undefined && came && <span aria-hidden="true"> · </span>}
          {came}
        </span>
      </Link>
    </li>
  );
}

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { purchasesQuery } from "../../api/queries.ts";
import type { PurchaseView } from "../../contract/offer.ts";
import { useLanguage } from "../../state/language.ts";
import { Button } from "../../ui/button.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Points } from "../../ui/points.tsx";
import { CommandError } from "../../spend/command-error.tsx";
import { useCommand } from "../../spend/use-command.ts";
import type { ObtainProps } from "./offer-card.tsx";
import { ReversalDialog } from "./reversal-dialog.tsx";

/** The purchases; a pending one can be confirmed or cancelled, a credited one can be reversed. */
export function PurchaseList({ snapshot, onDone }: ObtainProps) {
  const t = useTranslations("obtain");
  const { data } = useSuspenseQuery(purchasesQuery(useLanguage()));
  const [asked, ask] = useState<string>();
  const chosen = data.items.find(({ id }) => id === asked);
  return (
    <Panel title={t("purchases")} className="mt-8">
      {data.items.length === 0 && <p className="text-quiet">{t("purchasesNone")}</p>}
      <ul className="divide-y divide-line">
        {data.items.map((each) => (
          <PurchaseRow
            key={each.id}
            purchase={each}
            snapshot={snapshot}
            onDone={onDone}
            onUndo={() => {
              onDone(undefined);
              ask(each.id);
            }}
          />
        ))}
      </ul>
      {chosen && (
        <ReversalDialog
          purchase={chosen}
          snapshot={snapshot}
          onDone={onDone}
          onClose={() => ask(undefined)}
        />
      )}
    </Panel>
  );
}

const stateWords = {
  pending: "pending",
  credited: "credited",
  cancelled: "cancelled",
  "clawed-back": "clawedBack",
} as const;

type PurchaseRowProps = ObtainProps & {
  readonly purchase: PurchaseView;
  readonly onUndo: () => void;
};

function PurchaseRow({ purchase, snapshot, onDone, onUndo }: PurchaseRowProps) {
  const t = useTranslations("obtain");
  const { id, title, picture, totalFen, points, at, state } = purchase;
  const command = useCommand("confirmPurchase", ({ entries }) => {
    const entry = entries.findLast(({ kind }) => kind === "grant");
    onDone({ words: t("confirmed", { title, points }), entryId: entry?.id });
  });
  const isPending = state === "pending";
  return (
    <li className="grid gap-3 py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Picture shape="square" name={picture} />
        <div className="min-w-0 flex-1 basis-44">
          <p className="flex flex-wrap gap-x-3">
            <span className="font-medium">{title}</span>
            <Points value={points} className="font-semibold" />
          </p>
          <p className="dotted text-sm text-quiet">
            <Money fen={totalFen} /> <Moment at={at} />{" "}
            <span className={isPending ? "font-medium text-accent" : ""}>
              {t(stateWords[state])}
            </span>
          </p>
        </div>
        {(isPending || state === "credited") && (
          <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:flex-auto">
            {isPending && (
              <Button
                aria-disabled={command.isSending}
                aria-label={t("confirmAt", { title, points })}
                onClick={() => {
                  onDone(undefined);
                  command.send({ id, body: {}, snapshot: snapshot.wallet });
                }}
              >
                {command.isSending ? t("sending") : t("confirm")}
              </Button>
            )}
            <Button
              look="outlined"
              aria-label={t(isPending ? "cancelAt" : "reverseAt", { title, points })}
              onClick={onUndo}
            >
              {t(isPending ? "cancel" : "reverse")}
            </Button>
          </div>
        )}
      </div>
      <CommandError command={command} className="" />
    </li>
  );
}

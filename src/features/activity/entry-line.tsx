import { useQueryClient } from "@tanstack/react-query";
import type { ComponentProps } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Link } from "wouter";
import { entryQuery } from "../../api/entry-queries.ts";
import type { EntryView } from "../../contract/entry.ts";
import { useLanguage } from "../../state/language.ts";
import { Moment } from "../../ui/instant.tsx";
import { SignedPoints } from "../../ui/points.tsx";
import { UserText } from "../../ui/user-text.tsx";
import { useEntryTitle } from "../../spend/use-entry-title.ts";
import { useKindName } from "../../spend/use-kind-name.ts";
import { KindIcon } from "./kind-icon.tsx";
import { entryAddress } from "../../ui/addresses.ts";

type EntryLineProps = Omit<ComponentProps<"a">, "ref" | "href"> & {
  readonly entry: EntryView;
  /** History state of the link. */
  readonly state?: unknown;
};

/** A link to an entry, in two lines, or three on a phone. A payment or a redemption shows how far it is. */
export function EntryLine({ entry, className = "", ...link }: EntryLineProps) {
  const t = useTranslations("activity");
  const kindName = useKindName();
  const titleOf = useEntryTitle();
  const state = useSpendState(entry);
  const format = useFormatter();
  const cache = useQueryClient();
  const language = useLanguage();
  /** On pointer down, because on hover each line that scrolls past would be fetched. */
  const prefetch = () => void cache.prefetchQuery(entryQuery(language, entry.id));
  return (
    <Link
      href={entryAddress(entry.id)}
      onPointerDown={prefetch}
      className={`grid grid-cols-[auto_minmax(0,1fr)_auto] content-center gap-x-3 px-4 -outline-offset-2 hover:bg-sunken sm:px-6 ${className}`}
      {...link}
    >
      <KindIcon kind={entry.kind} className="row-span-3 self-center sm:row-span-2" />
      <span className="truncate">
        <UserText className="font-medium">{titleOf(entry)}</UserText>
        {entry.item !== undefined && (
          <>
            <span aria-hidden="true"> · </span>
            <UserText className="text-quiet">{entry.item}</UserText>
          </>
        )}
      </span>
      {entry.pendingPoints === undefined ? (
        <SignedPoints value={entry.points} className="text-right font-semibold" />
      ) : (
        // Pending points have no sign and no colour: they are not in the balance.
        <span className="figures text-right font-semibold text-quiet">
          {format.number(entry.pendingPoints)}
        </span>
      )}
      <span className="truncate text-sm text-quiet max-sm:col-span-2">
        {kindName(entry)}
        {state !== undefined && <span className="max-sm:hidden"> · {state}</span>}
        <span aria-hidden="true"> · </span>
        <Moment at={entry.at} />
      </span>
      <span className="figures truncate text-sm text-quiet max-sm:col-span-2 sm:text-right">
        {state !== undefined && <span className="sm:hidden">{state} · </span>}
        {t("balanceAfter", { points: format.number(entry.balanceAfter) })}
      </span>
    </Link>
  );
}

const stateNames = {
  held: "held",
  paid: "paid",
  captured: "captured",
  cancelled: "cancelled",
  lapsed: "lapsed",
  part: "part",
  whole: "whole",
} as const;

/** How far a payment or a redemption is, in a word or two. */
function useSpendState({ kind, state, refunded }: EntryView): string | undefined {
  const t = useTranslations("spendState");
  if (state === undefined) return undefined;
  const paid = state === "captured" && kind === "payment" ? "paid" : state;
  return t(stateNames[refunded ?? paid]);
}

/** An entry in a short list. */
export function EntryRow({ entry }: { entry: EntryView }) {
  return (
    <li className="not-first:border-t not-first:border-line">
      <EntryLine entry={entry} className="py-3" />
    </li>
  );
}

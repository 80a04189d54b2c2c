import { useEffect, useEffectEvent, useState } from "react";
import { useSearchParams } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { readDay, readFilter, type AddressFilter } from "./filter.ts";

/** Safari allows 100 address changes in 30 seconds; a held key would exceed that in four. */
const REST_MS = 400;

type Search = { readonly params: URLSearchParams; readonly jump: number };

/**
 * The filters of the history, stored in the address, so that links, reload and back keep them. A change applies
 * at once; the address follows after a pause, or by `flush`.
 */
export function useActivitySearch() {
  const [params, setParams] = useSearchParams();
  const jump = useHistoryState<{ readonly jump?: number } | null>()?.jump ?? 0;
  const address = `${jump} ${params.toString()}`;
  const [typed, setTyped] = useState<Search & { readonly over: string }>();
  // If the address has changed meanwhile (link, back), the new address wins.
  const pending = typed?.over === address ? typed : undefined;
  const search: Search = pending ?? { params, jump };

  function show(filter: AddressFilter, at?: string) {
    const pairs = Object.entries({ ...filter, at }).filter(([, value]) => value !== undefined);
    const next = new URLSearchParams(pairs as [string, string][]);
    setTyped({ params: next, jump: search.jump + 1, over: address });
  }

  function flush() {
    if (pending) setParams(pending.params, { replace: true, state: { jump: pending.jump } });
    setTyped(undefined);
  }

  const rest = useEffectEvent(flush);
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(() => rest(), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    filter: readFilter(search.params),
    day: readDay(search.params),
    /** A new number opens the list again, even at the same day. */
    jump: search.jump,
    query: search.params.toString(),
    show,
    flush,
  };
}

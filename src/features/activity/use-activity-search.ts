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
  const ahead = typed?.over === address ? typed : undefined;
  const asked: Search = ahead ?? { params, jump };

  function show(filter: AddressFilter, at?: string) {
    const said = Object.entries({ ...filter, at }).filter(([, value]) => value !== undefined);
    const next = new URLSearchParams(said as [string, string][]);
    setTyped({ params: next, jump: asked.jump + 1, over: address });
  }

  function settle() {
    if (ahead) setParams(ahead.params, { replace: true, state: { jump: ahead.jump } });
    setTyped(undefined);
  }

  const rest = useEffectEvent(settle);
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(() => rest(), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    filter: readFilter(asked.params),
    day: readDay(asked.params),
    /** A new number opens the list again, even at the same day. */
    jump: asked.jump,
    query: asked.params.toString(),
    show,
    settle,
  };
}

import { useEffect, useEffectEvent, useState } from "react";
import { useSearchParams } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { readDay, readFilter, type AddressFilter } from "./filter.ts";

/** Safari lets a page change its address 100 times in 30 seconds; a key that is held repeats as often in four. */
const REST_MS = 400;

type Search = { readonly params: URLSearchParams; readonly jump: number };

/**
 * What is asked of the history. It lives in the address, so that a link, a reload and the way back keep it. Each key
 * asks at once; the address follows when they rest, or by `settle`.
 */
export function useActivitySearch() {
  const [params, setParams] = useSearchParams();
  const jump = useHistoryState<{ readonly jump?: number } | null>()?.jump ?? 0;
  const address = `${jump} ${params.toString()}`;
  const [typed, setTyped] = useState<Search & { readonly over: string }>();
  // Another address has come meanwhile, by a link or the way back: that one is meant.
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
    /** Another number opens the list anew, be it at the same day. */
    jump: asked.jump,
    query: asked.params.toString(),
    show,
    settle,
  };
}

import { useEffect, useEffectEvent, useState } from "react";
import { useSearchParams } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { readDay, readFilter, writeFilter, type AddressFilter } from "./filter.ts";

/** Safari allows 100 address changes in 30 seconds; a held key would exceed that in four. */
const REST_MS = 400;

type Search = { readonly params: URLSearchParams; readonly jump: number };

/** The search as the member has changed it. It holds while the address is `over`; a link or "back" replaces it. */
type TypedSearch = Search & { readonly over: string };

/**
 * The filters of the history, stored in the address, so that links, reload and back keep them. A change applies
 * at once; the address follows after a pause, or by `flush`.
 */
export function useActivitySearch() {
  const [params, setParams] = useSearchParams();
  const jump = useHistoryState<{ readonly jump?: number } | null>()?.jump ?? 0;
  const address = addressOf({ params, jump });
  const [typed, setTyped] = useState<TypedSearch>();
  const pending = typed?.over === address ? typed : undefined;
  const search: Search = pending ?? { params, jump };

  // Two fields may change, and one be left, before the page renders again: each change builds on the one before.
  function change(next: (before: URLSearchParams) => URLSearchParams) {
    const current = currentSearch();
    const over = addressOf(current);
    setTyped((before) => {
      const from = before?.over === over ? before : current;
      return { params: next(from.params), jump: from.jump + 1, over };
    });
  }

  /** Changes some filters, and opens the list at a day or at the newest entry. */
  function show(filter: Partial<AddressFilter>, at?: string) {
    change((before) => writeFilter({ ...readFilter(before), ...filter }, at));
  }

  function flush() {
    if (!pending || addressOf(pending) === address) return;
    setParams(pending.params, { replace: true, state: { jump: pending.jump } });
    setTyped((before) => before && { ...before, over: addressOf(pending) });
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
    clear: () => change(() => new URLSearchParams()),
    flush,
  };
}

/** The search in the address, which may be newer than the rendered one. */
function currentSearch(): Search {
  const state = history.state as { readonly jump?: number } | null;
  return { params: new URLSearchParams(location.search), jump: state?.jump ?? 0 };
}

function addressOf({ params, jump }: Search): string {
  return `${jump} ${params.toString()}`;
}

import { useState } from "react";

const PREFIX = "points-wallet.draft.";

/**
 * What is typed under `name` and not sent yet. It outlives a reload, and going elsewhere and back, in this tab; where the
 * browser keeps nothing, only as long as the form is shown. `undefined` forgets it.
 */
export function useDraft<Draft extends object>(name: string) {
  const [draft, setDraft] = useState(() => kept(name) as Draft | undefined);
  function change(next: Draft | undefined) {
    setDraft(next);
    keep(name, next);
  }
  return [draft, change] as const;
}

function kept(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? "null") ?? undefined;
  } catch {
    // Storage is denied, or holds what this version does not read.
    return undefined;
  }
}

function keep(name: string, draft: object | undefined) {
  try {
    if (draft === undefined) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    // Storage is denied or full: the draft lives as long as the form.
  }
}

import { useState } from "react";

const PREFIX = "points-wallet.draft.";

/**
 * What is typed under `name` and not sent yet. It survives a reload and navigation in this tab; if the browser denies
 * storage, it lasts as long as the form is shown. Setting `undefined` deletes it.
 */
export function useDraft<Draft extends object>(name: string) {
  const [draft, setDraft] = useState(() => readDraft(name) as Draft | undefined);
  function change(next: Draft | undefined) {
    setDraft(next);
    saveDraft(name, next);
  }
  return [draft, change] as const;
}

function readDraft(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? "null") ?? undefined;
  } catch {
    // Storage is denied, or the record is not ours.
    return undefined;
  }
}

function saveDraft(name: string, draft: object | undefined) {
  try {
    if (draft === undefined) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    // Storage is denied or full: the draft lasts as long as the form.
  }
}

/** Deletes all drafts of this tab. */
export function deleteDrafts(): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
  } catch {
    // If storage is denied, there are none.
  }
}

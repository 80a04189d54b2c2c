import { useEffect, useEffectEvent } from "react";

/*
 * An open dialog has an entry of its own in the browser's history, at the address of its page: Back leaves the dialog
 * and not the page.
 */

let closing: ReturnType<typeof setTimeout> | undefined;
let isGoingBack = false;
let isLeavingPage = false;

/** Whether the current entry of the history is a dialog. */
export function isDialogEntry(): boolean {
  const state = history.state as { readonly isDialog?: unknown } | null;
  return state?.isDialog === true;
}

/** Calls `onClose` on the browser's Back, as long as the calling component is rendered. */
export function useCloseOnBack(onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    enter();
    const onBack = () => close();
    window.addEventListener("popstate", onBack);
    return () => {
      window.removeEventListener("popstate", onBack);
      // Later, because another dialog may take its place.
      closing = setTimeout(leave);
    };
  }, []);
}

function enter(): void {
  clearTimeout(closing);
  closing = undefined;
  if (isDialogEntry()) return;
  // Going back would scroll the page to where it was, past what the dialog's command has shown since.
  history.scrollRestoration = "manual";
  history.pushState({ ...(history.state as object | null), isDialog: true }, "");
}

function leave(): void {
  closing = undefined;
  if (isLeavingPage || !isDialogEntry()) return;
  isGoingBack = true;
  window.addEventListener("popstate", () => (isGoingBack = false), { once: true });
  history.back();
}

/** Loads another page in place of this one. A dialog that closes meanwhile does not go back, which would stop the load. */
export function replacePage(address: string): void {
  isLeavingPage = true;
  location.replace(address);
}

/**
 * Opens another page, once a dialog that closes has left the history. From within a dialog, `open` is to replace the
 * dialog's entry: Back then leads to the page below it.
 */
export function openAfterDialog(open: (isFromDialog: boolean) => void): void {
  if (isGoingBack) {
    window.addEventListener("popstate", () => open(false), { once: true });
    return;
  }
  clearTimeout(closing);
  closing = undefined;
  open(isDialogEntry());
}

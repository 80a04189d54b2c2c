import { useEffect, useRef } from "react";
import type { Session } from "../contract/session.ts";
import { deleteDrafts } from "../state/draft.ts";
import { usePreferences } from "../state/preferences.ts";

/**
 * Deletes what the member before has left in this tab, once nobody is signed in: drafts, dismissed banners, and from
 * each address that Back leads to the filter, the search words and the position in the list. Operations in doubt stay
 * until their member is back.
 */
export function useForgetSignedOut(session: Session | null | undefined): void {
  const wasSignedIn = useRef(false);
  useEffect(() => {
    if (session) wasSignedIn.current = true;
    if (session !== null) return undefined;
    deleteDrafts();
    usePreferences.getState().forgetMembers();
    // A link that somebody opens before signing in keeps its filter.
    if (wasSignedIn.current || !isNewVisit()) forgetAddress();
    window.addEventListener("popstate", forgetAddress);
    return () => window.removeEventListener("popstate", forgetAddress);
  }, [session]);
}

/** False after Back, Forward and a reload: the address may be that of the member before. */
function isNewVisit(): boolean {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return visit?.type === "navigate";
}

function forgetAddress(): void {
  history.replaceState(null, "", location.pathname + location.hash);
}

import { routes } from "../contract/routes.ts";
import { call } from "./browser.ts";
import { notifyOtherTabs } from "./tabs.ts";

/** What this page keeps in the browser is named so. Others may share the origin, and theirs stays. */
const OURS = "points-wallet";

/**
 * Forgets the wallets that the embedded service keeps in this browser, and all that the page remembers beside them:
 * writes without an answer, preferences, drafts. What the page itself is made of stays, so that it opens without a network.
 */
export async function eraseBrowser(): Promise<void> {
  await call(routes.resetDemo);
  forget(() => localStorage);
  forget(() => sessionStorage);
  await deleteDatabases();
  notifyOtherTabs("erased");
}

function forget(storage: () => Storage): void {
  try {
    const kept = storage();
    const names = Array.from({ length: kept.length }, (_, place) => kept.key(place) ?? "");
    for (const name of names) if (name.startsWith(OURS)) kept.removeItem(name);
  } catch {
    // Where storage is denied, nothing is kept.
  }
}

/** They are empty by now: where a browser does not list them, or a tab holds on to one, that is all it is. */
async function deleteDatabases(): Promise<void> {
  const databases = await indexedDB.databases().catch(() => []);
  const names = databases.flatMap(({ name = "" }) => (name.startsWith(OURS) ? [name] : []));
  await Promise.all(names.map(deleteDatabase));
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const end of ["success", "error", "blocked"]) {
      request.addEventListener(end, () => resolve());
    }
  });
}

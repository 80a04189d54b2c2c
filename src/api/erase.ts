import { routes } from "../contract/routes.ts";
import { call } from "./browser.ts";
import { tellOtherTabs } from "./tabs.ts";

/** Everything of this page's in the browser is named so. */
const OURS = "points-wallet";

/**
 * Forgets the wallets that the embedded service keeps in this browser, and all that the page remembers beside them:
 * writes without an answer, preferences, drafts, what was kept to work offline. Whatever the origin keeps besides stays.
 */
export async function eraseBrowser(): Promise<void> {
  await call(routes.resetSamples);
  forget(() => localStorage);
  forget(() => sessionStorage);
  await Promise.all([deleteDatabases(), deleteCaches()]);
  tellOtherTabs("erased");
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

/** Other tabs let go of a database that is to be deleted. Nothing waits for them: it is empty by now. */
async function deleteDatabases(): Promise<void> {
  const databases = await indexedDB.databases().catch(() => []);
  for (const { name } of databases) if (name?.startsWith(OURS)) indexedDB.deleteDatabase(name);
}

/** There are no caches on plain http. */
async function deleteCaches(): Promise<void> {
  if (!("caches" in window)) return;
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)),
  );
}

import { demoRoutes } from "../contract/demo-routes.ts";
import { call } from "./connection.ts";
import { notifyOtherTabs } from "./other-tabs.ts";

/** Everything that this page stores begins with it. Other pages may share the origin; their data stays. */
const PREFIX = "points-wallet";

/**
 * Deletes the wallets of the embedded service, operations in doubt, preferences and drafts. The page's own files stay
 * cached, so that it still opens offline.
 */
export async function eraseBrowserData(): Promise<void> {
  await call(demoRoutes.resetDemo);
  clear(() => localStorage);
  clear(() => sessionStorage);
  await deleteDatabases();
  notifyOtherTabs("erased");
}

function clear(open: () => Storage): void {
  try {
    const storage = open();
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
    for (const name of names) if (name.startsWith(PREFIX)) storage.removeItem(name);
  } catch {
    // If storage is denied, it is empty.
  }
}

/** The wallets are deleted by now: a database that stays, since another tab has it open, is empty. */
async function deleteDatabases(): Promise<void> {
  const databases = await listDatabases();
  const names = databases.flatMap(({ name = "" }) => (name.startsWith(PREFIX) ? [name] : []));
  await Promise.all(names.map(deleteDatabase));
}

async function listDatabases(): Promise<IDBDatabaseInfo[]> {
  try {
    return await indexedDB.databases();
  } catch {
    // Where storage is denied there are none.
    return [];
  }
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const type of ["success", "error", "blocked"]) {
      request.addEventListener(type, () => resolve());
    }
  });
}

import { embedded } from "../demo/programme.ts";
import { openIndexedDbStore } from "../server/store/indexeddb/indexeddb-store.ts";
import type { Store } from "../server/store/store.ts";

/**
 * Where the wallet is stored: by the browser (`persistent`); in memory until the page is closed, where the browser
 * denies storage; not yet opened, because a tab of an older version holds it (`blocked`); taken over by a newer version,
 * so that the page must be reloaded (`outdated`); or deleted while the page was open.
 */
export type StorageState = "persistent" | "memory" | "blocked" | "outdated" | "deleted";

const DATABASE = "points-wallet";

/** Calls `onState` for each state but `persistent` at once. */
export async function openStore(onState: (state: StorageState) => void): Promise<Store> {
  let wasBlocked = false;
  try {
    const store = await openIndexedDbStore(DATABASE, embedded.programme, {
      onBlocked: () => {
        wasBlocked = true;
        onState("blocked");
      },
      onOutdated: () => {
        wasBlocked = false;
        onState("outdated");
      },
      onDeleted: () => onState("deleted"),
    });
    if (wasBlocked) onState("persistent");
    return store;
  } catch (error) {
    console.warn("The browser denies storage: the wallet lasts until the page is closed.", error);
    onState("memory");
    const { createMemoryStore } = await import("../server/store/memory/memory-store.ts");
    return createMemoryStore();
  }
}

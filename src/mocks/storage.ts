import { aliPoint } from "../rules/programme.ts";
import { openIndexedDbStore } from "../server/store/indexeddb/indexeddb-store.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import type { Store } from "../server/store/store.ts";

/**
 * Where the wallet is kept: by the browser (`kept`); in memory until the page is closed, where the browser denies
 * storage; not yet opened, because a tab of an older version holds it (`held`); taken over by a newer version, so that
 * the page must be reloaded (`outdated`); or deleted while the page was open.
 */
export type StorageState = "kept" | "memory" | "held" | "outdated" | "deleted";

const DATABASE = "points-wallet";

/** Calls `onState` for each state but `kept` at once. */
export async function openStore(onState: (state: StorageState) => void): Promise<Store> {
  let wasHeld = false;
  try {
    const store = await openIndexedDbStore(DATABASE, aliPoint, {
      onHeld: () => {
        wasHeld = true;
        onState("held");
      },
      onOutdated: () => {
        wasHeld = false;
        onState("outdated");
      },
      onDeleted: () => onState("deleted"),
    });
    if (wasHeld) onState("kept");
    return store;
  } catch (error) {
    console.warn("The browser denies storage: the wallet lasts until the page is closed.", error);
    onState("memory");
    return createMemoryStore();
  }
}

import "fake-indexeddb/auto";
import { aliPoint } from "../../catalog/alipoint.ts";
import { type Programme } from "../../rules/programme.ts";
import { openIndexedDbStore } from "../store/indexeddb/indexeddb-store.ts";
import { createMemoryStore } from "../store/memory/memory-store.ts";
import type { Store } from "../store/store.ts";

let opened = 0;

/** The stores to run a test over, each opened empty. */
export const stores: readonly (readonly [string, (programme?: Programme) => Promise<Store>])[] = [
  ["memory", async () => createMemoryStore()],
  ["IndexedDB", (programme = aliPoint) => openIndexedDbStore(`test-${++opened}`, programme)],
];

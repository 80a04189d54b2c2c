import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { aliPoint } from "../rules/programme.ts";
import { instant } from "../rules/calendar.ts";
import { openIndexedDbStore } from "./store/indexeddb/indexeddb-store.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import type { Store } from "./store/store.ts";
import { aService } from "./testing/fixtures.ts";
import { contractCases, type Host } from "./testing/contract-cases.ts";

let opened = 0;
const stores: [string, () => Promise<Store>][] = [
  ["memory", async () => createMemoryStore()],
  ["IndexedDB", () => openIndexedDbStore(`contract-test-${++opened}`, aliPoint)],
];

describe.each(stores)("the service over %s", (_name, open) => {
  it.each(contractCases)("$name", async ({ run }) => {
    const { send } = aService(await open(), instant(Date.now()));
    const host: Host = async ({ path, ...asked }) => {
      const response = await send(path, asked);
      const { status, headers } = response;
      const text = await response.text();
      const isJson = headers.get("Content-Type")?.includes("json") === true;
      return {
        status,
        headers: Object.fromEntries(headers),
        body: isJson ? JSON.parse(text) : text,
      };
    };
    await expect(run(host)).resolves.toBeUndefined();
  });
});

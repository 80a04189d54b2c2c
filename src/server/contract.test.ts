import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { instant } from "../rules/calendar.ts";
import { openIndexedDbStore } from "./store/indexeddb/indexeddb-store.ts";
import { createMemoryStore } from "./store/memory/memory-store.ts";
import { aService } from "./testing/fixtures.ts";
import { contractCases, type Host } from "./testing/contract-cases.ts";
import { otherProgramme, sampleProgramme } from "./testing/programmes.ts";

let opened = 0;

describe.each([sampleProgramme, otherProgramme])("the service of $name", (given) => {
  describe.each([
    ["memory", async () => createMemoryStore()],
    ["IndexedDB", () => openIndexedDbStore(`contract-test-${++opened}`, given.programme)],
  ])("over %s", (_store, open) => {
    it.each(contractCases(given))("$name", async ({ run }) => {
      const { send } = aService(await open(), instant(Date.now()), given);
      const host: Host = async ({ path, ...init }) => {
        const response = await send(path, init);
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
});

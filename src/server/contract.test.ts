import { describe, expect, it } from "vitest";
import { instant } from "../rules/calendar.ts";
import { contractCases, type Host } from "./testing/contract-cases.ts";
import { createTestService } from "./testing/fixtures.ts";
import { gullpoints, otherProgramme, sampleProgramme } from "./testing/programmes.ts";
import { stores } from "./testing/stores.ts";

describe.each([sampleProgramme, otherProgramme, gullpoints])("the service of $name", (given) => {
  describe.each(stores)("over %s", (_store, open) => {
    it.each(contractCases(given))("$name", async ({ run }) => {
      const { send } = createTestService(await open(given.programme), instant(Date.now()), given);
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

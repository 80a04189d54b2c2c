import { contractCases, type Host } from "../src/server/testing/contract-cases.ts";
import { sampleProgramme } from "../src/server/testing/programmes.ts";
import { test } from "./support/test.ts";
import { waitForWorker } from "./support/wallet.ts";

test("The service fulfils its whole contract through the service worker and over IndexedDB", async ({
  page,
}) => {
  await page.goto("/");
  await waitForWorker(page);
  const host: Host = (request) =>
    page.evaluate(async ({ path, ...init }) => {
      const response = await fetch(path, init);
      const text = await response.text();
      const isJson = response.headers.get("Content-Type")?.includes("json") === true;
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: isJson ? (JSON.parse(text) as unknown) : text,
      };
    }, request);
  for (const { name, run } of contractCases(sampleProgramme)) {
    await test.step(name, async () => {
      await host({ method: "POST", path: "/api/demo/reset", headers: {}, body: null });
      await run(host);
    });
  }
});

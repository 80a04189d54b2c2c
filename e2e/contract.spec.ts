import { test } from "@playwright/test";
import { contractCases, type Host } from "../src/server/testing/contract-cases.ts";
import { sampleProgramme } from "../src/server/testing/programmes.ts";
import { workerAnswers } from "./support/wallet.ts";

test("The service keeps its whole contract through the service worker, over the browser's database", async ({
  page,
}) => {
  await page.goto("/");
  await workerAnswers(page);
  const host: Host = (asked) =>
    page.evaluate(async ({ path, ...init }) => {
      const response = await fetch(path, init);
      const text = await response.text();
      const isJson = response.headers.get("Content-Type")?.includes("json") === true;
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: isJson ? (JSON.parse(text) as unknown) : text,
      };
    }, asked);
  for (const { name, run } of contractCases(sampleProgramme)) {
    await test.step(name, async () => {
      await host({ method: "POST", path: "/api/demo/reset", headers: {}, body: null });
      await run(host);
    });
  }
});

import { expect, test, type Page } from "./support/test.ts";
import { callService, openWallet, waitForWorker } from "./support/wallet.ts";

/** What the member of these tests writes wherever there is a field. */
const WORDS = "zebrawords";

/** Where in this tab the words are: address, history, page, storages, caches, databases. */
async function placesOf(page: Page, words: string): Promise<string[]> {
  return page.evaluate(async (words) => {
    const places: Record<string, unknown> = {
      address: location.href,
      history: history.state,
      title: document.title,
      page: document.documentElement.outerHTML,
      fields: Array.from(document.querySelectorAll("input"), ({ value }) => value),
      sessionStorage: Object.entries(sessionStorage),
      localStorage: Object.entries(localStorage),
      windowName: window.name,
      cookies: document.cookie,
    };
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        places[`cache ${request.url}`] = await (await cache.match(request))?.text();
    }
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener("success", () => resolve(opening.result));
        opening.addEventListener("error", () => reject(opening.error ?? new Error(name)));
      });
      for (const store of database.objectStoreNames) {
        places[`database ${name}.${store}`] = await new Promise((resolve, reject) => {
          const all = database.transaction(store).objectStore(store).getAll();
          all.addEventListener("success", () => resolve(all.result));
          all.addEventListener("error", () => reject(all.error ?? new Error(store)));
        });
      }
      database.close();
    }
    // Databases also have numbers that JSON has no form for.
    const textOf = (content: unknown) =>
      JSON.stringify(content, (_key, value: unknown) =>
        typeof value === "bigint" ? String(value) : value,
      ) ?? "";
    return Object.entries(places).flatMap(([place, content]) =>
      textOf(content).includes(words) ? [place] : [],
    );
  }, words);
}

/** Writes the words into every kind of field that is kept: a search, amounts, a seed. */
async function writeEverywhere(page: Page) {
  const open = (name: string) =>
    page
      .getByRole("navigation", { name: "Main menu" })
      .getByRole("link", { name, exact: true })
      .click();
  await open("Activity");
  await page.getByRole("searchbox").fill(WORDS);
  await expect(page).toHaveURL(new RegExp(WORDS));
  await page.goto("/donate/library");
  await page.getByLabel("Points to give", { exact: true }).fill(WORDS);
  expect(await placesOf(page, WORDS)).toContain("sessionStorage");
}

/** Goes back through the whole history of the tab. */
async function expectNothingOnTheWayBack(page: Page, words: string) {
  for (let steps = 0; steps < 5; steps++) {
    await page.goBack();
    if (page.url() === "about:blank") return;
    await expect(page.getByRole("heading", { name: /demo account/ })).toBeVisible();
    await expect.poll(() => placesOf(page, words)).toEqual([]);
    expect(await page.evaluate(() => history.state as unknown)).toBeNull();
  }
}

test("A member signs out, and nothing that the member typed stays in the tab", async ({ page }) => {
  await openWallet(page, "regular");
  await writeEverywhere(page);
  await page.goto(`/activity?q=${WORDS}`);
  await expect(page.getByRole("searchbox")).toHaveValue(WORDS);
  expect(await placesOf(page, WORDS)).toEqual(
    expect.arrayContaining(["address", "fields", "sessionStorage"]),
  );
  await page.getByRole("button", { name: /account and display/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: /demo account/ })).toBeVisible();
  await expect.poll(() => placesOf(page, WORDS)).toEqual([]);
  await expect(page).toHaveURL("/activity");
  await expectNothingOnTheWayBack(page, WORDS);
});

test("A link with search words that is opened before signing in shows its result after", async ({
  page,
}) => {
  await openWallet(page, "regular", "/activity?q=coupon");
  await expect(page.getByRole("searchbox")).toHaveValue("coupon");
});

test("A member erases the data of this browser, and no word of the member is left in it", async ({
  page,
}) => {
  await openWallet(page, "regular");
  await waitForWorker(page);
  const file = `date,description,points\n2026-01-01,${WORDS},500\n`;
  const { answer } = await callService(page, "POST", "/api/demo/statements", {
    headers: { "Content-Type": "text/csv" },
    body: file,
  });
  const body = { memberId: answer?.["memberId"] };
  await callService(page, "POST", "/api/session", { body });
  await page.goto("/");
  await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
  await writeEverywhere(page);
  expect((await placesOf(page, WORDS)).join()).toContain("database");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Erase…" }).click();
  await page.getByRole("dialog").getByRole("checkbox").check();
  await page.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.getByRole("heading", { name: /demo account/ })).toBeVisible();
  await expect.poll(() => placesOf(page, WORDS)).toEqual([]);
  await expectNothingOnTheWayBack(page, WORDS);
});

import { createHash, createHmac } from "node:crypto";
import { expectAccessible } from "./support/accessible.ts";
import { expect, test, type Page } from "./support/test.ts";
import { callService, confirmSpend, keyOf, openWallet, waitForWorker } from "./support/wallet.ts";

const draw = (page: Page) => page.getByRole("button", { name: "Draw for 20 points" });
const drawNow = async (page: Page) => {
  await draw(page).click();
  await confirmSpend(page, "Draw now");
};
const seed = (page: Page) => page.getByLabel("Your seed");
const openProof = (page: Page) => page.getByText("How we keep it fair").click();
const result = (page: Page) => page.getByRole("status").filter({ hasText: "Draw no." });
const SEED = "00112233445566778899aabbccddeeff";

/** Reads the value below a caption of the draw check. */
const readValue = (page: Page, caption: string) =>
  page.getByText(caption, { exact: true }).locator("xpath=following-sibling::code").innerText();

test("A member reads the terms and draws, and both the page and Node verify the draw", async ({
  page,
}) => {
  await openWallet(page, "regular", "/draw");
  const prizes = page.getByRole("table", { name: "Prizes and odds" });
  await expect(prizes.getByRole("row", { name: /¥1,000 1 left/ })).toContainText(
    /1 in 200,000\s*0\.0005%/,
  );
  await expect(page.getByText("returns 9 of its 20 points: 45%")).toBeVisible();
  await expect(draw(page)).toHaveAccessibleDescription(/final/);
  await openProof(page);
  const commitment = await page.locator("form code").innerText();
  await seed(page).fill(SEED.toUpperCase());
  await draw(page).click();
  await expect(page.getByRole("dialog")).toContainText(/of draws win a prize/);
  await expectAccessible(page, "draw to confirm");
  await confirmSpend(page, "Draw now");
  await expect(result(page)).toBeFocused();
  await expect(page.getByText("1 draw for 20 points")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Draw no. 2" })).toBeVisible();
  await expect(seed(page)).not.toHaveValue(SEED);
  await expectAccessible(page, "drawn");

  await page.getByRole("link", { name: "Verify this draw" }).click();
  await expect(page.getByText("Verified: this draw was fair.")).toBeVisible();
  await expect(page.getByText("(WebCrypto)")).toBeVisible();
  await expectAccessible(page, "check");
  const secret = Buffer.from(await readValue(page, "Secret, shown after the draw"), "hex");
  expect(await readValue(page, "Text")).toBe(`${SEED}:1`);
  expect(createHash("sha256").update(secret).digest("hex")).toBe(commitment);
  const digest = createHmac("sha256", secret).update(`${SEED}:1`).digest();
  expect(await readValue(page, "HMAC-SHA256")).toBe(digest.toString("hex"));
  const words = Array.from({ length: 8 }, (_, index) => digest.readUInt32BE(index * 4));
  const word = words.find((each) => each < 4_294_000_000) ?? NaN;
  await expect(page.getByText(`${word} mod 1000000 = ${word % 1_000_000}`)).toBeVisible();

  await page.getByRole("link", { name: "View details" }).click();
  await page.getByRole("link", { name: "Verify this draw" }).click();
  await expect(page.getByRole("heading", { name: "Verify draw no. 1" })).toBeFocused();
});

/** Draws as from another device: no message tells this page. */
const drawElsewhere = (page: Page, number: number) =>
  callService(page, "POST", "/api/draws", {
    headers: { "Idempotency-Key": keyOf(number) },
    body: { number, memberSeed: SEED },
  });

test("A member is told that the draw was made elsewhere, and gets the next number", async ({
  page,
}) => {
  // Without If-Match the service refuses because of the draw, and not because of the wallet.
  await page.addInitScript(() => {
    const real = window.fetch.bind(window);
    window.fetch = (...args) => {
      const [request] = args;
      if (
        request instanceof Request &&
        document.documentElement.dataset["withoutIfMatch"] === "1"
      ) {
        request.headers.delete("If-Match");
      }
      return real(...args);
    };
  });
  await openWallet(page, "regular", "/draw");
  await drawElsewhere(page, 1);
  await drawNow(page);
  await expect(page.getByRole("alert")).toContainText("nothing was done");
  await expect(page.getByRole("heading", { name: "Draw no. 2" })).toBeVisible();
  await page.evaluate(() => (document.documentElement.dataset["withoutIfMatch"] = "1"));
  await drawElsewhere(page, 2);
  await drawNow(page);
  await expect(page.getByRole("alert")).toContainText("That draw is done.");
  await expect(page.getByRole("heading", { name: "Draw no. 3" })).toBeVisible();
  await expect(page.getByText("2 draws for 40 points")).toBeVisible();
  // On plain http a browser has no crypto.subtle.
  await page.evaluate(() => Reflect.deleteProperty(Crypto.prototype, "subtle"));
  await page.getByRole("link", { name: /No. 2 / }).click();
  await expect(page.getByText("by the library @noble/hashes")).toBeVisible();
  await expect(page.getByText("Verified: this draw was fair.")).toBeVisible();
  await expect(page.getByText("the draw was made in another tab")).toBeVisible();
});

test("A member whose draw gets no answer sees its result after a reload, and it was made once", async ({
  page,
}) => {
  await openWallet(page, "regular", "/draw");
  await waitForWorker(page);
  await page.evaluate(() => {
    const real = window.fetch.bind(window);
    window.fetch = async (...args) => {
      const response = await real(...args);
      const isDraw = response.status === 201 && response.url.endsWith("/api/draws");
      if (isDraw) document.documentElement.dataset["lost"] = "1";
      return isDraw ? new Promise(() => undefined) : response;
    };
  });
  await openProof(page);
  await seed(page).fill(SEED);
  await drawNow(page);
  await expect(page.locator("html")).toHaveAttribute("data-lost", "1");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Drawing…" })).toBeVisible();
  await page.reload();
  await expect(result(page)).toContainText("Draw no. 1");
  await expect(page.getByText("1 draw for 20 points")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Draw no. 2" })).toBeVisible();
});

test("A member is told why a draw is not possible: an invalid seed, or only nine points", async ({
  page,
}) => {
  await openWallet(page, "regular", "/draw");
  await openProof(page);
  for (const [typed, message] of [
    ["xyz", "Use only 0-9 and a-f."],
    [SEED.slice(1), "you entered 31"],
    ["", "Enter 32 characters"],
  ] as const) {
    await seed(page).fill(typed);
    await expect(seed(page)).toHaveAccessibleDescription(new RegExp(message));
    await expect(draw(page)).toBeDisabled();
    await expect(draw(page)).toHaveAccessibleDescription("Correct your seed first.");
  }
  await page.getByRole("button", { name: "New seed" }).click();
  await expect(seed(page)).toHaveValue(/^[0-9a-f]{32}$/);
  const chosen = await seed(page).inputValue();
  await page.reload();
  await expect(seed(page)).toHaveValue(chosen);
  await openProof(page);
  await seed(page).press("Enter");
  await confirmSpend(page, "Draw now");
  await expect(result(page)).toBeFocused();
  await callService(page, "POST", "/api/session", { body: { memberId: "nine" } });
  await page.reload();
  await expect(draw(page)).toHaveAccessibleDescription(/from 10 points/);
});

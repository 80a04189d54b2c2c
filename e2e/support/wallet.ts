import { expect, type Page } from "@playwright/test";

const names = {
  regular: /^Lin/,
  guide: /^Mei/,
  nine: /^An/,
  new: /^Xin/,
  busy: /^Bo/,
  huge: /^Hai/,
};
export type MemberId = keyof typeof names;

/** Opens the wallet as a newcomer would: a click on a member. */
export async function openWallet(page: Page, memberId: MemberId, address = "/"): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: names[memberId] }).click();
  await expect(page.getByRole("navigation", { name: "Places" })).toBeVisible();
}

/** Resolves once the service worker answers for the service, and not the file server. */
export async function workerAnswers(page: Page): Promise<void> {
  const answers = () =>
    page.evaluate(async () => {
      const { headers } = await fetch("/api/programme");
      return headers.get("Content-Type");
    });
  await expect.poll(answers).toContain("application/json");
}

/**
 * Resolves once the page itself asks by `fetch`: until its worker answers, and on a later visit for its first second, it
 * calls the service within the page.
 */
export async function pageFetches(page: Page): Promise<void> {
  const fetched = () =>
    page.evaluate(() => {
      // Word of another tab makes it ask anew.
      new BroadcastChannel("points-wallet").postMessage("wallet");
      return performance
        .getEntriesByType("resource")
        .some(({ name }) => name.endsWith("/api/wallet"));
    });
  await expect.poll(fetched).toBe(true);
}

/** A time of day in China, so many days from today: a wallet's time never goes back before today. */
export function chinaTime(daysOn: number, time: string): string {
  const today = new Date(Date.now() + 8 * 3_600_000 + daysOn * 86_400_000);
  return `${today.toISOString().slice(0, 10)}T${time}+08:00`;
}

/** Sets the signed-in member's clock, through the service worker, and opens the page anew at that time. */
export async function setClock(page: Page, now: string, running = true): Promise<void> {
  const { status } = await ask(page, "PUT", "/api/demo/clock", {
    body: { now: new Date(now).toISOString(), running },
  });
  expect(status).toBe(200);
  await page.reload();
}

type Asked = { readonly body?: unknown; readonly headers?: Record<string, string> };

/** Asks the service from within the page, past its screens, through the service worker. */
export async function ask(page: Page, method: string, path: string, asked: Asked = {}) {
  const { body, headers = {} } = asked;
  await workerAnswers(page);
  return page.evaluate(
    async (asked) => {
      const response = await fetch(asked.path, {
        method: asked.method,
        headers: { "Content-Type": "application/json", ...asked.headers },
        body: asked.body,
      });
      const text = await response.text();
      const answer = (text === "" ? undefined : JSON.parse(text)) as Record<string, unknown>;
      const replayed = response.headers.get("Idempotency-Replayed");
      return { status: response.status, answer, replayed };
    },
    {
      method,
      path,
      headers,
      body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
    },
  );
}

/** Signs another member in, past the screens, and opens an address as they see it. */
export async function switchTo(page: Page, memberId: MemberId, address: string): Promise<void> {
  const { status } = await ask(page, "POST", "/api/session", { body: { memberId } });
  expect(status).toBe(200);
  await page.goto(address);
}

/** Forgets everything that was done, and opens the wallet anew: cheaper than another browser's first visit. */
export async function startOver(page: Page, memberId: MemberId, address = "/"): Promise<void> {
  await ask(page, "POST", "/api/demo/reset");
  await openWallet(page, memberId, address);
}

/** Redeems from within the page, past its screens, under the key that `n` names. */
export function redeem(page: Page, n: number, productId = "delivery-coupon") {
  return ask(page, "POST", "/api/redemptions", {
    headers: { "Idempotency-Key": `00000000-0000-4000-8000-${String(n).padStart(12, "0")}` },
    body: { productId, priceId: "points" },
  });
}

export async function readWallet(page: Page) {
  const { answer } = await ask(page, "GET", "/api/wallet");
  return answer as {
    readonly spendable: number;
    readonly seq: number;
    readonly expiring: readonly { readonly expiresAt: string }[];
  };
}

/** The balance as the head shows it on every screen. */
export function balance(page: Page) {
  return page.getByRole("banner").getByRole("link", { name: /points/ });
}

/** Chooses a product and confirms. */
export async function redeemOnScreen(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: `Redeem ${title}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
}

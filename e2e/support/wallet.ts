import { expect, type Page } from "@playwright/test";
import { demoMembers } from "../../src/demo/members.ts";

/** The start of the button that signs a demo member in. */
export function memberName(memberId: string, language: "en" | "zh-CN" = "en"): RegExp {
  const member = demoMembers.find(({ id }) => id === memberId);
  if (member === undefined) throw new Error(`no demo member ${memberId}`);
  return new RegExp(`^${member.name[language]}`);
}

/** What a delivery coupon costs. */
export const COUPON_POINTS = 500;

/** Opens the wallet and chooses a member, as on a first visit. */
export async function openWallet(page: Page, memberId: string, address = "/"): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: memberName(memberId) }).click();
  await expect(page.getByRole("navigation", { name: "Main menu" })).toBeVisible();
}

/**
 * Resolves when the service worker, and not the file server, answers /api/. Without a network a request fails until the
 * worker answers it.
 */
export async function waitForWorker(page: Page): Promise<void> {
  const contentType = () =>
    page.evaluate(() =>
      fetch("/api/programme").then(
        ({ headers }) => headers.get("Content-Type"),
        (error: unknown) => String(error),
      ),
    );
  await expect.poll(contentType).toContain("application/json");
}

/**
 * Resolves when the page sends its own requests by `fetch`. Before the worker answers, and in the first second of a
 * later visit, it calls the service within the page.
 */
export async function waitForPageFetch(page: Page): Promise<void> {
  const hasFetched = () =>
    page.evaluate(() => {
      // A message from another tab makes the page read the wallet again.
      new BroadcastChannel("points-wallet").postMessage("wallet");
      return performance
        .getEntriesByType("resource")
        .some(({ name }) => name.endsWith("/api/wallet"));
    });
  await expect.poll(hasFetched).toBe(true);
}

/** A time of day in China, some days after today: a wallet's time never goes back. */
export function chinaTime(daysFromToday: number, time: string): string {
  const date = new Date(Date.now() + 8 * 3_600_000 + daysFromToday * 86_400_000);
  return `${date.toISOString().slice(0, 10)}T${time}+08:00`;
}

/** Sets the signed-in member's clock, and opens the page again at that time. */
export async function setClock(page: Page, now: string, running = true): Promise<void> {
  const { status } = await callService(page, "PUT", "/api/demo/clock", {
    body: { now: new Date(now).toISOString(), running },
  });
  expect(status).toBe(200);
  await page.reload();
}

type CallOptions = { readonly body?: unknown; readonly headers?: Record<string, string> };

/** Calls the service from the page, through the service worker, without the page's own code. */
export async function callService(
  page: Page,
  method: string,
  path: string,
  { body, headers = {} }: CallOptions = {},
) {
  await waitForWorker(page);
  return page.evaluate(
    async ({ path, method, headers, body }) => {
      const response = await fetch(path, {
        method,
        headers: { "Content-Type": "application/json", ...headers },
        body,
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

/** What a partner of the demo says: the path is that after `/api/partner/`. */
export async function callPartner(
  page: Page,
  partnerId: string,
  path: string,
  { body, key }: { readonly body: object; readonly key: number },
) {
  const { answer } = await callService(page, "POST", "/api/demo/partners");
  const partners = answer?.["items"] as { partnerId: string; key: string }[];
  const partner = partners.find((each) => each.partnerId === partnerId);
  const called = await callService(page, "POST", `/api/partner/${path}`, {
    headers: { "Idempotency-Key": keyOf(key), Authorization: `Bearer ${partner?.key}` },
    body,
  });
  expect(called.status).toBe(201);
}

/** Signs another member in through the API, and opens an address as that member. */
export async function switchMember(page: Page, memberId: string, address: string): Promise<void> {
  const { status } = await callService(page, "POST", "/api/session", { body: { memberId } });
  expect(status).toBe(200);
  await page.goto(address);
}

/** Resets the demo and opens the wallet again: faster than a new browser context. */
export async function startOver(page: Page, memberId: string, address = "/"): Promise<void> {
  await callService(page, "POST", "/api/demo/reset");
  await openWallet(page, memberId, address);
}

/** A valid idempotency key for a number. */
export const keyOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** Redeems through the API under the key of `n`. */
export function redeemByApi(page: Page, n: number, productId = "delivery-coupon") {
  return callService(page, "POST", "/api/redemptions", {
    headers: { "Idempotency-Key": keyOf(n) },
    body: { productId, priceId: "points" },
  });
}

export async function readWallet(page: Page) {
  const { answer } = await callService(page, "GET", "/api/wallet");
  return answer as {
    readonly spendable: number;
    readonly held: number;
    readonly pending: number;
    readonly seq: number;
    readonly expiring: readonly { readonly expiresAt: string; readonly points: number }[];
  };
}

/** The balance in the app bar, which every screen has. */
export function balance(page: Page) {
  return page.getByRole("banner").getByRole("link", { name: /points/ });
}

/** Reads the balance from the app bar. */
export async function readBalance(page: Page): Promise<number> {
  return Number.parseInt((await balance(page).innerText()).replaceAll(",", ""), 10);
}

export async function expectBalance(page: Page, points: number): Promise<void> {
  await expect(balance(page)).toHaveText(pointsText(points));
}

/** `15,762 points` */
export const pointsText = (points: number) => `${points.toLocaleString("en")} points`;

/** Confirms a spend or an exchange in its dialog. */
export const confirmSpend = (page: Page, button: string) =>
  page.getByRole("dialog").getByRole("button", { name: button }).click();

/** Chooses a product and confirms. */
export async function redeemOnScreen(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: `Redeem ${title}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Redeem now" }).click();
}

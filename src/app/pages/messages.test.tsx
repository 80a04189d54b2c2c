// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { usePreferences } from "../../state/preferences.ts";
import { routes } from "../../contract/routes.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { json, keyOf } from "../../server/testing/fixtures.ts";
import { renderPage, serviceFor, serviceForRows } from "../testing.tsx";

const list = () => screen.findByRole("list", { name: "Messages" });

// Another test may have read them in this browser.
beforeEach(() => usePreferences.getState().forgetMembers());

it("counts what is unread at the bell, tells it, and has it read afterwards", async () => {
  await serviceFor("regular");
  renderPage("/settings");
  const bell = await screen.findByRole("link", { name: /^Messages, \d+ unread$/ });
  const user = userEvent.setup();
  await user.click(bell);
  const refund = within(await list()).getByRole("link", { name: /Refund: 125 points returned/ });
  expect(refund.textContent).toContain("New");
  expect(refund.getAttribute("href")).toMatch(/^\/activity\/regular-\d+$/);
  expect(await screen.findByRole("link", { name: "Messages" })).toBeTruthy();
  await user.click(refund);
  expect(await screen.findByRole("heading", { name: /Plumtree/ })).toBeTruthy();
});

it("shows what another tab has read as read", async () => {
  await serviceFor("regular");
  renderPage("/settings");
  await screen.findByRole("link", { name: /^Messages, \d+ unread$/ });
  const { name, version } = usePreferences.persist.getOptions();
  const state = { ...usePreferences.getState(), messagesRead: { regular: 1_000_000 } };
  localStorage.setItem(name ?? "", JSON.stringify({ state, version }));
  window.dispatchEvent(new StorageEvent("storage", { key: name ?? "" }));
  expect(await screen.findByRole("link", { name: "Messages" })).toBeTruthy();
});

it("has nothing to tell a new member", async () => {
  await serviceFor("new");
  renderPage("/messages");
  expect(await screen.findByRole("heading", { name: "No messages yet" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Messages" })).toBeTruthy();
});

describe("what the service enters", () => {
  let service: Awaited<ReturnType<typeof serviceForRows>>;
  let keys = 0;
  beforeEach(async () => {
    service = await serviceForRows("2023-11-05,Old gift,389,grant", "2026-01-05,Gift,5000,grant");
  });

  const keyed = (body: object) => json(body, { "Idempotency-Key": keyOf(++keys) });

  /** Pays ¥31.40 partly or wholly with points; returns the payment's id. */
  async function pay(points: number) {
    const orderId = await service.order("water", 3_140);
    const { entries } = await service.ask(routes.pay, keyed({ orderId, points }));
    return entries.at(-1)?.id ?? "";
  }

  it("has no message of what a member does", async () => {
    await service.ask(routes.claimTask, { id: "sign-in", ...keyed({}) });
    await service.ask(routes.exchange, keyed({ partnerId: "amberbrook", amount: 500 }));
    await service.ask(routes.cancelPayment, { id: await pay(1_000), ...keyed({}) });
    await pay(3_140);
    renderPage("/messages");
    expect(await screen.findByRole("heading", { name: "No messages yet" })).toBeTruthy();
  });

  it("has one message of each timeout, refund, credit and expiry, linked to its receipt", async () => {
    await pay(200);
    await service.asPartner(routes.refundPartnerPayment, await pay(3_140), { fen: 1_000 }, 900);
    await service.ask(routes.exchange, keyed({ partnerId: "northgate", amount: 54 }));
    service.now = at("2026-12-01T00:00:00+08:00");
    renderPage("/messages");
    const links = within(await list()).getAllByRole("link");
    const words = links.map((link) => link.querySelector("span .font-medium")?.textContent);
    expect(words).toEqual([
      "200 points expired",
      "10 pending points added",
      "Payment timed out: 200 points returned",
      "Refund: 1,000 points returned",
    ]);
    const kinds = ["expiry", "grant", "release", "refund"];
    const { items } = await service.ask(routes.listEntries);
    const addresses = kinds.map((kind) => items.find((entry) => entry.kind === kind)?.id);
    expect(links.map((link) => link.getAttribute("href"))).toEqual(
      addresses.map((id) => `/activity/${id}`),
    );
  });
});

it("says so where the latest entries have no message, and looks further back on demand", async () => {
  await serviceForRows(
    "2022-01-05,Old gift,5,grant",
    ...Array.from({ length: 200 }, () => "2026-11-01,Bank,1,grant"),
  );
  renderPage("/messages");
  expect(await screen.findByRole("heading", { name: "No recent messages" })).toBeTruthy();
  await userEvent.setup().click(screen.getByRole("button", { name: "Show earlier" }));
  expect(within(await list()).getByText("5 points expired")).toBeTruthy();
});

it("has nothing unread again when an older wallet is shown", () => {
  const { readMessages } = usePreferences.getState();
  readMessages("a", 7);
  readMessages("a", 5);
  expect(usePreferences.getState().messagesRead["a"]).toBe(7);
});

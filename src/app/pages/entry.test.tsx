// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { routes } from "../../contract/routes.ts";
import { json, keyOf, redemption } from "../../server/testing/fixtures.ts";
import { renderPage, serviceForRows } from "../testing.tsx";

describe("an entry's page", () => {
  let service: Awaited<ReturnType<typeof serviceForRows>>;
  beforeEach(async () => {
    service = await serviceForRows("2026-01-05,Welcome gift,5000,grant");
  });

  /** Pays ¥31.40 partly or wholly with points; returns the payment's id. */
  async function pay(points: number) {
    const order = { merchantId: "water", orderId: "W-77", totalFen: 3_140, points };
    const { entries } = await service.ask(routes.pay, json(order, { "Idempotency-Key": keyOf(1) }));
    return entries.at(-1)!.id;
  }

  const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

  it("says of a held payment that its cash is not paid, and links to the checkout", async () => {
    const id = await pay(1_000);
    renderPage(`/activity/${id}`);
    await heading("City Water");
    expect(await screen.findByText("Payment in progress.")).toBeTruthy();
    const link = screen.getByRole("link", { name: "Go to checkout" });
    expect(link.getAttribute("href")).toBe(`/checkout/${id}`);
    expect(screen.queryByRole("button", { name: "Refund" })).toBeNull();
  });

  it("lists the lots that a captured payment took from", async () => {
    renderPage(`/activity/${await pay(3_140)}`);
    await heading("City Water");
    expect(await screen.findByText("Payment completed.")).toBeTruthy();
    const lots = screen.getByRole("region", { name: "Points used" });
    expect(within(lots).getByRole("link", { name: /Welcome gift/ })).toBeTruthy();
  });

  it("refunds a part of a payment", async () => {
    const user = userEvent.setup();
    renderPage(`/activity/${await pay(3_140)}`);
    await user.click(await screen.findByRole("button", { name: "Refund" }));
    const dialog = await screen.findByRole("dialog");
    const amount = within(dialog).getByLabelText("Refund amount, in yuan");
    await user.clear(amount);
    await user.type(amount, "10");
    await user.click(within(dialog).getByRole("button", { name: "Refund" }));
    expect(await screen.findByText(/Refunded. 1,000 points returned/)).toBeTruthy();
    expect(await screen.findByText(/Refund requested so far/)).toBeTruthy();
    expect((await service.ask(routes.readWallet)).spendable).toBe(2_860);
  });

  it("shows what a redemption cost", async () => {
    const { entries } = await service.ask(routes.redeem, redemption(1));
    renderPage(`/activity/${entries.at(-1)!.id}`);
    expect(await screen.findByRole("region", { name: "Points used" })).toBeTruthy();
  });

  it("shows what the points of a grant were spent on", async () => {
    await pay(3_140);
    const { items } = await service.ask(routes.listEntries);
    renderPage(`/activity/${items.at(-1)!.id}`);
    await heading("Welcome gift");
    expect(await screen.findByText("Used for")).toBeTruthy();
    expect(await screen.findByRole("link", { name: /City Water.*3,140/ })).toBeTruthy();
  });

  it("says that there is no such entry", async () => {
    // React reports every error that a boundary catches.
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    renderPage("/activity/none");
    expect(await screen.findByText("We couldn't find that in your account.")).toBeTruthy();
  });
});

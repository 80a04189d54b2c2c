// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { routes } from "../../contract/routes.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { json, keyOf, redemption } from "../../server/testing/fixtures.ts";
import { renderPage, serviceForRows } from "../testing.tsx";

describe("an entry's page", () => {
  let service: Awaited<ReturnType<typeof serviceForRows>>;
  beforeEach(async () => {
    service = await serviceForRows("2026-01-05,Welcome gift,5000,grant");
  });

  /** Pays ¥31.40 partly or wholly with points; returns the payment's id. */
  async function pay(points: number) {
    const order = { orderId: await service.order("water", 3_140, "W-77"), points };
    const { entries } = await service.ask(routes.pay, json(order, { "Idempotency-Key": keyOf(1) }));
    return entries.at(-1)!.id;
  }

  /** 389 of the points expire in this month. */
  async function payFromTwoLots() {
    service = await serviceForRows(
      "2023-11-05,Old gift,389,grant",
      "2026-01-05,Welcome gift,5000,grant",
    );
    return pay(3_140);
  }

  const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

  it("says of a held payment that its cash is not paid, and links to the checkout", async () => {
    const id = await pay(1_000);
    renderPage(`/activity/${id}`);
    await heading("City Water");
    expect(await screen.findByText("Payment in progress.")).toBeTruthy();
    const link = screen.getByRole("link", { name: "Go to checkout" });
    expect(link.getAttribute("href")).toBe(`/holds/${id}`);
  });

  it("lists the lots that a captured payment took from", async () => {
    renderPage(`/activity/${await pay(3_140)}`);
    await heading("City Water");
    expect(await screen.findByText("Payment completed.")).toBeTruthy();
    const lots = screen.getByRole("region", { name: "Points used" });
    expect(within(lots).getByRole("link", { name: /Welcome gift/ })).toBeTruthy();
  });

  it("is a receipt: order number, points and cash, and their total", async () => {
    renderPage(`/activity/${await pay(1_000)}`);
    await heading("City Water");
    const amountOf = (name: string) => screen.getByText(name, { selector: "dt" }).nextSibling;
    expect(amountOf("Order number")?.textContent).toBe("W-77");
    expect(amountOf("Item")?.textContent).toBeTruthy();
    expect(amountOf("Points")?.textContent).toBe("1,000 points (¥10.00)");
    expect(amountOf("Cash")?.textContent).toBe("¥21.40");
    expect(amountOf("Total")?.textContent).toBe("¥31.40");
  });

  it("says what a refund gave back in points, and what had expired", async () => {
    const id = await payFromTwoLots();
    service.now = at("2026-12-01T00:00:00+08:00");
    await service.asPartner(routes.refundPartnerPayment, id, { fen: 3_140 }, 2);
    renderPage(`/activity/${id}`);
    const status = within(await screen.findByRole("region", { name: "Status" }));
    const amountOf = (name: string) => status.getByText(name, { selector: "dt" }).nextSibling;
    expect(amountOf("Points returned")?.textContent).toBe("2,751 points");
    expect(amountOf("Cash refund")?.textContent).toBe("¥0.00");
    expect(amountOf("Expired, not returned")?.textContent).toBe("389 points");
    expect(status.queryByText(/31.40/)).toBeNull();
  });

  it("sums the points that it used by month, and lists their lots on request", async () => {
    renderPage(`/activity/${await payFromTwoLots()}`);
    const used = within(await screen.findByRole("region", { name: "Points used" }));
    const rows = used.getAllByRole("row").map((row) => row.textContent);
    expect(rows.slice(1)).toEqual(["Nov 2026389389 → 0", "Jan 20292,7515,000 → 2,249"]);
    expect(used.getByText("Where they came from (2)")).toBeTruthy();
    expect(used.getByRole("link", { name: "Old gift" })).toBeTruthy();
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

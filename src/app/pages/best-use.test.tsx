// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { searchPlan } from "../../features/best-use/search-plan.ts";
import type { PlanInput } from "../../features/best-use/plan-input.ts";
import { connect } from "../../api/connection.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { demoRoutes } from "../../contract/demo-routes.ts";
import { routes } from "../../contract/routes.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { createMemoryStore } from "../../server/store/memory/memory-store.ts";
import { createTestService, json, keyOf, redemption } from "../../server/testing/fixtures.ts";
import { renderPage, serviceFor, serviceForRows, serviceOf } from "../testing.tsx";

/** Searches in the test's own thread: happy-dom has no workers. */
class InlineWorker extends EventTarget {
  postMessage(input: PlanInput) {
    let reads = 0;
    // A long search stops with the best plan so far.
    const plan = searchPlan(
      input,
      () => 100 * reads++,
      () => {},
    );
    const data = { kind: "done", plan };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data })));
  }

  terminate() {}
}

beforeEach(() => void vi.stubGlobal("Worker", InlineWorker));
afterEach(() => void vi.unstubAllGlobals());

const exact = () => screen.findByRole("region", { name: "Use what expires soon" });
const gifts = () => screen.findByRole("region", { name: "Redeem gifts" });

it("offers Lin a card repayment and a donation of exactly the points that expire soon", async () => {
  const service = await serviceFor("regular");
  renderPage("/best-use");
  const panel = await exact();
  expect(panel.textContent).toContain("1,174 points expire soon. Use them by 30 Nov 2026");
  expect(within(panel).getAllByText("Uses 1,174 of 1,174 expiring points")).toHaveLength(2);
  const pay = within(panel).getByRole("button", {
    name: "Pay with 1,174 points: This month's bill",
  });
  await userEvent.setup().dblClick(pay);
  // With cash left, the points are on hold, and the order says what is next.
  expect(await screen.findByText(/Points are on hold/)).toBeTruthy();
  expect(location.pathname).toBe("/pay/regular-8810");
  const { held, spendable } = await service.ask(routes.readWallet);
  expect([held, spendable]).toEqual([200 + 1_174, 15_762 - 1_174]);
});

it("asks before it donates, and opens the certificate", async () => {
  const service = await serviceFor("regular");
  renderPage("/best-use");
  const donate = within(await exact()).getByRole("button", { name: /^Donate 1,174 points: / });
  const user = userEvent.setup();
  await user.click(donate);
  const dialog = await screen.findByRole("dialog", { name: "Donate 1,174 points" });
  expect(dialog.textContent).toContain("14,588 points");
  await user.click(within(dialog).getByRole("button", { name: "Donate now" }));
  expect(await screen.findByRole("article", { name: "Certificate of donation" })).toBeTruthy();
  expect((await service.ask(routes.readWallet)).spendable).toBe(15_762 - 1_174);
});

it("asks before it pays an order in points alone, and then says so with a link to the receipt", async () => {
  await serviceForRows("2023-12-05,Bank,190000,grant");
  renderPage("/best-use");
  const user = userEvent.setup();
  const name = /^Pay with 186,055 points/;
  await user.click(within(await exact()).getByRole("button", { name }));
  const dialog = await screen.findByRole("dialog", { name: "Pay with 186,055 points" });
  await user.click(within(dialog).getByRole("button", { name: "Pay now" }));
  const done = await screen.findByText(/^Paid Amberbrook.*\. 3,945 points left/);
  expect(within(done.closest("p") as HTMLElement).getByRole("link")).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("says that the order was paid elsewhere, and takes no points", async () => {
  const service = await serviceFor("regular");
  renderPage("/best-use");
  const panel = await exact();
  const pay = within(panel).getByRole("button", { name: /This month's bill/ });
  await service.ask(routes.pay, {
    ...json({ orderId: "regular-8810", points: 500 }, { "Idempotency-Key": keyOf(1) }),
  });
  await userEvent.setup().click(pay);
  expect((await within(await exact()).findByRole("alert")).textContent).toMatch(/changed|paid/i);
  expect((await service.ask(routes.readWallet)).held).toBe(200 + 500);
});

it("names the second at which Mei's points expire, and not the end of the next month", async () => {
  await serviceFor("guide");
  renderPage("/best-use");
  expect((await exact()).textContent).toMatch(/by 31 May 2019, 23:59:59/);
  const panel = await gifts();
  expect(panel.textContent).toMatch(/redemptions?, by 31 May 2019, 23:59:59/i);
  expect(panel.textContent).not.toContain("Jun 2019");
});

it("offers Bo the card repayment first, then the other orders, or a donation of all", async () => {
  const service = createTestService(createMemoryStore(), at("2026-11-22T12:00:00+08:00"));
  connect({ base: "", send: service.fetch });
  const signIn = json({ memberId: "busy" });
  await vi.waitFor(
    async () =>
      expect(await service.ask(demoRoutes.signIn, signIn)).not.toHaveProperty("provisioning"),
    { timeout: 25_000, interval: 100 },
  );
  renderPage("/best-use");
  const panel = await exact();
  const [pay] = within(panel).getAllByRole("button");
  expect(pay?.getAttribute("aria-label")).toBe("Pay with 186,055 points: This month's bill");
  expect(
    within(panel).getByText("Uses 217,897 of 404,300 expiring points; 186,403 remain"),
  ).toBeTruthy();
  expect(within(panel).getByText("Uses 404,300 of 404,300 expiring points")).toBeTruthy();
});

it("offers several orders together, largest first, where none takes all the points", async () => {
  await serviceForRows("2023-12-05,Bank,250000,grant");
  renderPage("/best-use");
  const panel = await exact();
  const orders = within(panel).getByRole("region", { name: "Pay these bills and orders" });
  expect(
    within(orders).getByText("Uses 217,897 of 250,000 expiring points; 32,103 remain"),
  ).toBeTruthy();
  const names = within(orders)
    .getAllByRole("button")
    .map((button) => button.getAttribute("aria-label"));
  expect(names).toHaveLength(6);
  expect(names.slice(0, 2)).toEqual([
    "Pay with 186,055 points: This month's bill",
    "Pay with 12,900 points: Desk lamp",
  ]);
  const donation = within(panel).getByRole("region", { name: "Or donate" });
  expect(within(donation).getByText("Uses 250,000 of 250,000 expiring points")).toBeTruthy();
});

it("offers nothing to a member below the minimum, and says why the points still expire", async () => {
  await serviceForRows("2023-12-05,Bank,9,grant");
  renderPage("/best-use");
  expect((await gifts()).textContent).toContain("Your balance will be below 10 points");
  expect(screen.queryByRole("region", { name: "Use what expires soon" })).toBeNull();
});

it("shows equal redemptions as one, with the days on which they are made", async () => {
  await serviceForRows("2023-12-05,Bank,20700,grant");
  renderPage("/best-use");
  const steps = within(await gifts()).getByRole("list", { name: "Steps" });
  expect(within(steps).getByRole("heading", { level: 3 }).textContent).toBe("Power bank × 3");
  expect(steps.textContent).toContain("6,900 points each");
  expect(steps.textContent).toContain("Uses 20,700 points that expire on 31 Dec 2026");
  expect(steps.textContent).toContain("One a day from 22 Nov 2026 to 24 Nov 2026.");
  expect(within(steps).getAllByRole("button", { name: "Redeem now: Power bank" })).toHaveLength(1);
});

it("leaves out orders and redemptions that the programme does not have", async () => {
  const features = aliPoint.features.filter((each) => each !== "pay" && each !== "redeem");
  const programme = { ...aliPoint, features };
  const now = at("2026-11-22T12:00:00+08:00");
  const service = createTestService(createMemoryStore(), now, { programme });
  connect({ base: "", send: service.fetch });
  const body = "date,description,points\n2023-12-05,Bank,500";
  const { memberId } = await service.ask(demoRoutes.importFile, { body });
  await service.signIn(memberId);
  renderPage("/best-use");
  const panel = await exact();
  expect(within(panel).getAllByRole("link")).toHaveLength(1);
  expect(within(panel).getByRole("region", { name: "Donate" })).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Redeem gifts" })).toBeNull();
});

it.each([
  [1, "20700", ["Power bank × 3"], "One a day from 22 Nov 2026 to 24 Nov 2026."],
  [2, "20700", ["Power bank × 3"], "Up to 2 a day from 22 Nov 2026 to 23 Nov 2026."],
  [
    1,
    "23800",
    ["Power bank × 2", "Supermarket card ¥50 × 2"],
    "One a day from 22 Nov 2026 to 23 Nov 2026.",
  ],
])(
  "shows the steps of each product as one where each may be redeemed %i a day: %s points",
  async (count, amount, titles, days) => {
    const programme = { ...aliPoint, redemptionLimit: { count, per: "product" } as const };
    await serviceOf(programme, `2023-12-05,Bank,${amount},grant`);
    renderPage("/best-use");
    const steps = within(await gifts()).getByRole("list", { name: "Steps" });
    const headings = within(steps).getAllByRole("heading");
    expect(headings.map(({ textContent }) => textContent)).toEqual(titles);
    for (const heading of headings) expect(heading.closest("li")?.textContent).toContain(days);
    const buttons = within(steps).getAllByRole("button", { name: /^Redeem now/ });
    expect(buttons).toHaveLength(titles.length);
  },
);

it.each([
  [{ count: 1, per: "member" }, "one redemption a day."],
  [{ count: 2, per: "product" }, "each product 2 times a day."],
] as const)(
  "says how often one may redeem where a limit of %j puts a step off",
  async (redemptionLimit, words) => {
    const { count } = redemptionLimit;
    const wallet = `2023-12-05,Bank,${6_900 * (count + 1)},grant`;
    const service = await serviceOf({ ...aliPoint, redemptionLimit }, wallet);
    for (let key = 1; key <= count; key++) {
      await service.ask(routes.redeem, redemption(key, "power-bank"));
    }
    renderPage("/best-use");
    const steps = within(await gifts()).getByRole("list", { name: "Steps" });
    expect(within(steps).getByRole("heading").textContent).toBe("Power bank");
    expect(steps.textContent).toContain(words);
  },
);

// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import type { ProgrammeView } from "../../contract/programme.ts";
import { renderPage, serviceFor, serviceForRows, serviceOf } from "../testing.tsx";

const buttonOf = (title: string) => screen.findByRole("button", { name: `Redeem ${title}` });

it("says on each card how many points are missing to its price", async () => {
  await serviceFor("nine");
  const user = userEvent.setup();
  renderPage("/redeem");
  const button = await buttonOf("Cotton towel");
  expect(screen.getByText("You need 891 more points.")).toBeTruthy();
  expect(screen.queryByText(/You can spend from/)).toBeNull();
  await user.click(button);
  const dialog = await screen.findByRole("dialog", { name: "Redeem Cotton towel" });
  expect(within(dialog).getByText("You need 891 more points.")).toBeTruthy();
  expect(within(dialog).queryByRole("button", { name: "Redeem now" })).toBeNull();
});

it("filters the products by category and by what the member can afford, and sorts them", async () => {
  await serviceForRows("2026-01-05,Welcome gift,900,grant");
  const user = userEvent.setup();
  renderPage("/redeem");
  await buttonOf("Cotton towel");
  const titles = () =>
    within(screen.getByRole("list", { name: "Products" }))
      .getAllByRole("heading")
      .map(({ textContent }) => textContent);
  const all = titles().length;
  await user.selectOptions(screen.getByLabelText("Sort by"), "Name");
  expect(titles()).toEqual(titles().toSorted());
  await user.click(screen.getByLabelText("You can afford"));
  expect(titles()).toEqual(["Cotton towel", "Delivery coupon", "Video membership, one month"]);
  await user.selectOptions(screen.getByLabelText("Sort by"), "Most points");
  expect(titles()[0]).toBe("Cotton towel");
  await user.selectOptions(screen.getByLabelText("Category"), "Vouchers");
  expect(screen.getByText(/No product matches/)).toBeTruthy();
  await user.click(screen.getByLabelText("You can afford"));
  expect(titles().length).toBe(3);
  await user.selectOptions(screen.getByLabelText("Category"), "All");
  expect(titles().length).toBe(all);
});

it("lets the member choose among a product's prices in its details", async () => {
  await serviceForRows("2026-01-05,Welcome gift,900,grant");
  const user = userEvent.setup();
  renderPage("/redeem");
  await user.click(await buttonOf("Power bank"));
  const dialog = await screen.findByRole("dialog", { name: "Redeem Power bank" });
  const prices = within(dialog).getAllByRole("radio");
  expect(prices.length).toBe(2);
  const missing = within(dialog).getByText(/You need/).textContent;
  const other = prices.find((price) => !(price as HTMLInputElement).checked);
  if (other) await user.click(other);
  expect(within(dialog).getByText(/You need/).textContent).not.toBe(missing);
});

it("redeems a product, and refuses a second one on the same day", async () => {
  await serviceForRows("2026-01-05,Welcome gift,5000,grant");
  const user = userEvent.setup();
  renderPage("/redeem");
  await user.click(await buttonOf("Cotton towel"));
  const dialog = await screen.findByRole("dialog", { name: "Redeem Cotton towel" });
  await user.click(within(dialog).getByRole("button", { name: "Redeem now" }));
  expect(await screen.findByText(/Cotton towel redeemed. 4,100 points left./)).toBeTruthy();
  expect((await screen.findAllByText(/You've redeemed today/)).length).toBe(1);
});

it("redeems each product once a day where the programme says so, and leaves the others", async () => {
  const programme: ProgrammeView = {
    ...aliPoint,
    redemptionLimit: { count: 1, per: "product" },
  };
  await serviceOf(programme, "2026-01-05,Welcome gift,5000,grant");
  const user = userEvent.setup();
  renderPage("/redeem");
  await user.click(await buttonOf("Cotton towel"));
  const dialog = await screen.findByRole("dialog", { name: "Redeem Cotton towel" });
  await user.click(within(dialog).getByRole("button", { name: "Redeem now" }));
  await screen.findByText(/Cotton towel redeemed/);
  const limits = await screen.findAllByText(/You've redeemed today/);
  const cards = limits.map((limit) => limit.closest("li")?.textContent);
  expect(cards).toEqual([expect.stringContaining("Cotton towel")]);
  expect(cards[0]).toContain("Next: 23 Nov 2026, 00:00");
  await user.click(await buttonOf("Cotton towel"));
  const again = await screen.findByRole("dialog", { name: "Redeem Cotton towel" });
  expect(within(again).getByText(/You've redeemed today/)).toBeTruthy();
  expect(within(again).queryByRole("button", { name: "Redeem now" })).toBeNull();
  await user.click(within(again).getByRole("button", { name: "Close" }));
  await user.click(await buttonOf("Delivery coupon"));
  const other = await screen.findByRole("dialog", { name: "Redeem Delivery coupon" });
  await user.click(within(other).getByRole("button", { name: "Redeem now" }));
  expect(await screen.findByText(/Delivery coupon redeemed. 3,600 points left./)).toBeTruthy();
});

it.each([
  [1, "member", "Redeem once a day. Points that expire first are used first."],
  [2, "member", "Redeem 2 times a day. Points that expire first are used first."],
  [1, "product", "Redeem each product once a day. Points that expire first are used first."],
  [3, "product", "Redeem each product 3 times a day. Points that expire first are used first."],
] as const)(
  "says above the products that the limit is %i a day for each %s",
  async (count, per, words) => {
    await serviceOf({ ...aliPoint, redemptionLimit: { count, per } });
    renderPage("/redeem");
    expect(await screen.findByText(words)).toBeTruthy();
  },
);

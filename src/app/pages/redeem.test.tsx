// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage, serviceFor, serviceForRows } from "../testing.tsx";

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

// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage, serviceFor, serviceForRows } from "../testing.tsx";

const buttonOf = (title: string) => screen.findByRole("button", { name: `Redeem ${title}` });

it("says below the minimum balance why nothing can be redeemed", async () => {
  await serviceFor("nine");
  renderPage("/redeem");
  const button = await buttonOf("Cotton towel");
  expect(button.getAttribute("aria-disabled") ?? button.getAttribute("disabled")).not.toBeNull();
  expect((await screen.findAllByText(/You need 1 more/)).length).toBeGreaterThan(0);
});

it("redeems a product, and refuses a second one on the same day", async () => {
  await serviceForRows("2026-01-05,Welcome gift,5000,grant");
  const user = userEvent.setup();
  renderPage("/redeem");
  await user.click(await buttonOf("Cotton towel"));
  const dialog = await screen.findByRole("dialog", { name: "Redeem Cotton towel" });
  await user.click(within(dialog).getByRole("button", { name: "Redeem now" }));
  expect(await screen.findByText(/Cotton towel redeemed. 4,100 points left./)).toBeTruthy();
  expect((await screen.findAllByText(/You've redeemed today/)).length).toBeGreaterThan(1);
});

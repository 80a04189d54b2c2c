// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { renderPage, serviceFor } from "../testing.tsx";

it("sums the later months of a large payment until they are asked for", async () => {
  await serviceFor("regular");
  const user = userEvent.setup();
  renderPage("/pay/regular-PT-20817");
  const later = await screen.findByRole("rowheader", { name: /later months/ });
  const shown = screen.getAllByRole("rowheader").length;
  expect(shown).toBe(6);
  await user.click(screen.getByRole("button", { name: "Show all months" }));
  expect(later.isConnected).toBe(false);
  expect(screen.getAllByRole("rowheader").length).toBeGreaterThan(20);
});

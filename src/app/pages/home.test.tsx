// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage, serviceFor } from "../testing.tsx";

it("shows a new member an empty wallet", async () => {
  await serviceFor("new");
  renderPage("/");
  expect((await screen.findByTestId("spendable")).textContent).toBe("0");
  expect(await screen.findByText("No points yet. Check in today for your first one.")).toBeTruthy();
  expect(await screen.findByText("Points you earn or spend appear here.")).toBeTruthy();
});

it("tells a member below the minimum how many points are missing", async () => {
  await serviceFor("nine");
  renderPage("/");
  expect((await screen.findByTestId("spendable")).textContent).toBe("9");
  expect(await screen.findByText("You can spend from 10 points. You need 1 more.")).toBeTruthy();
});

it("asks who it is when nobody is signed in", async () => {
  const service = await serviceFor("new");
  await service.send("/api/session", { method: "DELETE" });
  renderPage("/redeem");
  expect(await screen.findByRole("heading", { name: "Choose a demo account" })).toBeTruthy();
});

it("offers no demo account where members sign in with their programme", async () => {
  const service = await serviceFor("new");
  await service.send("/api/session", { method: "DELETE" });
  renderPage("/redeem", {});
  expect(await screen.findByRole("heading", { name: "You are signed out" })).toBeTruthy();
});

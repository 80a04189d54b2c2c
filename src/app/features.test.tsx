// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connect } from "../api/connection.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import { createTestService } from "../server/testing/fixtures.ts";
import { gullpoints } from "../server/testing/programmes.ts";
import { renderPage } from "./testing.tsx";

/** Signs in to another programme: in euro, without a draw, exchanges and rebates. */
async function signInToGullpoints() {
  const now = at("2026-11-22T12:00+01:00");
  const service = createTestService(createMemoryStore(), now, gullpoints);
  connect({ base: "", send: service.fetch });
  await service.signIn(gullpoints.member.id);
}

it("has no link to a page that the programme lacks", async () => {
  await signInToGullpoints();
  renderPage("/donate");
  await screen.findByRole("heading", { level: 1, name: "Donate" });
  const nav = await screen.findByRole("navigation", { name: "Main menu" });
  expect(nav.textContent).toContain("Donate");
  expect(nav.textContent).not.toContain("Lucky draw");
});

it("says that a page which the programme lacks is not found", async () => {
  await signInToGullpoints();
  renderPage("/draw");
  expect(await screen.findByRole("heading", { level: 1, name: "Page not found" })).toBeTruthy();
});

it("opens the first way to get points that the programme has", async () => {
  await signInToGullpoints();
  renderPage("/obtain");
  await screen.findByRole("heading", { level: 1, name: "Tasks" });
  expect(screen.queryByRole("link", { name: "Exchange" })).toBeNull();
  expect(screen.queryByRole("link", { name: "Rebates" })).toBeNull();
});

it("shows the programme's name, currency and time zone", async () => {
  await signInToGullpoints();
  renderPage("/");
  expect((await screen.findAllByText("€0.40")).length).toBeGreaterThan(0);
  expect(document.title).toBe("Home · Gullpoints points wallet");
  expect(document.body.textContent).not.toContain("AliPoint");
});

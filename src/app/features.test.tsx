// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { aliPoint } from "../catalog/alipoint.ts";
import { connect } from "../api/connection.ts";
import { at } from "../rules/testing/fixtures.ts";
import { createMemoryStore } from "../server/store/memory/memory-store.ts";
import { createTestService } from "../server/testing/fixtures.ts";
import { renderPage } from "./testing.tsx";

/** Signs in to the sample service as another programme shows it: in euro, without a draw and without exchanges. */
async function otherProgramme() {
  const programme = {
    ...aliPoint,
    name: { en: "Gullpoints", "zh-CN": "海鸥积分" },
    currency: "EUR",
    zone: "Europe/Berlin",
    features: aliPoint.features.filter((each) => each !== "draw" && each !== "exchange"),
  };
  const service = createTestService(createMemoryStore(), at("2026-11-22T12:00+01:00"), {
    programme,
  });
  connect({ base: "", send: service.fetch });
  await service.signIn("nine");
}

it("has no link to a page that the programme lacks", async () => {
  await otherProgramme();
  renderPage("/donate");
  await screen.findByRole("heading", { level: 1, name: "Donate" });
  const nav = await screen.findByRole("navigation", { name: "Main menu" });
  expect(nav.textContent).toContain("Donate");
  expect(nav.textContent).not.toContain("Lucky draw");
});

it("says that a page which the programme lacks is not found", async () => {
  await otherProgramme();
  renderPage("/draw");
  expect(await screen.findByRole("heading", { level: 1, name: "Page not found" })).toBeTruthy();
});

it("opens the first way to get points that the programme has", async () => {
  await otherProgramme();
  renderPage("/obtain");
  await screen.findByRole("heading", { level: 1, name: "Rebates on what you buy" });
  expect(screen.queryByRole("link", { name: "Exchange" })).toBeNull();
});

it("shows the programme's name, currency and time zone", async () => {
  await otherProgramme();
  renderPage("/");
  expect((await screen.findAllByText("€0.09")).length).toBeGreaterThan(0);
  expect(document.title).toBe("Home · Gullpoints points wallet");
  expect(document.body.textContent).not.toContain("AliPoint");
});

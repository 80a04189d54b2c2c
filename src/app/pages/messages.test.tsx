// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { usePreferences } from "../../state/preferences.ts";
import { renderPage, serviceFor } from "../testing.tsx";

const list = () => screen.findByRole("list", { name: "Messages" });

// Another test may have read them in this browser.
beforeEach(() => usePreferences.getState().forgetMembers());

it("counts what is unread at the bell, tells it, and has it read afterwards", async () => {
  await serviceFor("regular");
  renderPage("/settings");
  const bell = await screen.findByRole("link", { name: /^Messages, \d+ unread$/ });
  const user = userEvent.setup();
  await user.click(bell);
  const refund = within(await list()).getByRole("link", { name: /Refund: 125 points returned/ });
  expect(refund.textContent).toContain("New");
  expect(refund.getAttribute("href")).toMatch(/^\/activity\/regular-\d+$/);
  expect(await screen.findByRole("link", { name: "Messages" })).toBeTruthy();
  await user.click(refund);
  expect(await screen.findByRole("heading", { name: /Plumtree/ })).toBeTruthy();
});

it("shows what another tab has read as read", async () => {
  await serviceFor("regular");
  renderPage("/settings");
  await screen.findByRole("link", { name: /^Messages, \d+ unread$/ });
  const { name, version } = usePreferences.persist.getOptions();
  const state = { ...usePreferences.getState(), messagesRead: { regular: 1_000_000 } };
  localStorage.setItem(name ?? "", JSON.stringify({ state, version }));
  window.dispatchEvent(new StorageEvent("storage", { key: name ?? "" }));
  expect(await screen.findByRole("link", { name: "Messages" })).toBeTruthy();
});

it("has nothing to tell a new member", async () => {
  await serviceFor("new");
  renderPage("/messages");
  expect(await screen.findByRole("heading", { name: "No messages yet" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Messages" })).toBeTruthy();
});

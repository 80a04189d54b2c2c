// @vitest-environment happy-dom
import { act, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { routes } from "../../contract/routes.ts";
import { json, keyOf } from "../../server/testing/fixtures.ts";
import { renderPage, serviceFor } from "../testing.tsx";

afterEach(() => {
  vi.useRealTimers();
});

const tasks = (group: string) => screen.findByRole("region", { name: group });
const claim = (title: string) => screen.findByRole("button", { name: `Claim: ${title}` });
const opener = (title: string) => screen.findByRole("button", { name: `Exchange ${title} points` });
const amountOf = (title: string) =>
  screen.findByRole("textbox", { name: `${title} points to exchange` });

it("lists tasks to do with a way there, and moves a claimed one to the claimed", async () => {
  await serviceFor("new");
  const user = userEvent.setup();
  renderPage("/obtain/tasks");
  const toDo = within(await tasks("To do"));
  expect(toDo.getByRole("link", { name: "Go: Pay a utility bill" }).getAttribute("href")).toBe(
    "/pay",
  );
  expect(toDo.getByRole("link", { name: "Go: Take a survey" }).getAttribute("href")).toBe(
    "/demo/shop?partner=plumtree",
  );
  expect(toDo.getByRole("link", { name: "Go: Add a bank card" })).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Claimed" })).toBeNull();
  await user.click(await claim("First sign-in"));
  await within(await tasks("Claimed")).findByText("Done. Once only.");
  expect(document.activeElement?.textContent).toContain("First sign-in done: 50 points added.");
  expect(screen.queryByRole("button", { name: "Claim: First sign-in" })).toBeNull();
});

it("offers the reward of a bill that was paid this month", async () => {
  const service = await serviceFor("regular");
  const body = { orderId: await service.order("water", 10), points: 10 };
  await service.ask(routes.pay, json(body, { "Idempotency-Key": keyOf(1) }));
  renderPage("/obtain/tasks");
  await userEvent.setup().click(await claim("Pay a utility bill"));
  expect(await screen.findByText("Pay a utility bill done: 20 points added.")).toBeTruthy();
});

it("shows a task as done when the member returns to the page after a partner's report", async () => {
  // Answers are not read again while they are fresh.
  vi.useFakeTimers({ toFake: ["Date"] });
  const service = await serviceFor("new");
  renderPage("/obtain/tasks");
  expect(within(await tasks("To do")).getByText("Take a survey")).toBeTruthy();
  const headers = { ...(await service.partner("plumtree")), "Idempotency-Key": keyOf(1) };
  const body = { memberId: "new", taskId: "questionnaire" };
  await service.ask(routes.reportTask, json(body, headers));
  const user = userEvent.setup();
  await user.click(screen.getAllByRole("link", { name: "Home" })[0] as HTMLElement);
  await screen.findByTestId("spendable");
  vi.setSystemTime(Date.now() + 10_000);
  act(() => history.back());
  await user.click(await claim("Take a survey"));
  expect(await screen.findByText("Take a survey done: 30 points added.")).toBeTruthy();
});

it("opens one exchange form at a time, with the field focused", async () => {
  await serviceFor("new");
  const user = userEvent.setup();
  renderPage("/obtain");
  await user.click(await opener("Amberbrook Bank"));
  expect(document.activeElement).toBe(await amountOf("Amberbrook Bank"));
  await user.click(await opener("Plumtree Shopping"));
  await user.type(await amountOf("Plumtree Shopping"), "12");
  expect(screen.getAllByRole("textbox")).toHaveLength(1);
  await screen.findByText("Enter a multiple of 5.");
  await user.clear(await amountOf("Plumtree Shopping"));
  await user.type(await amountOf("Plumtree Shopping"), "500");
  await user.click(screen.getByRole("button", { name: "Exchange" }));
  await user.click(await screen.findByRole("button", { name: "Exchange now" }));
  await screen.findByText("100 points from Plumtree Shopping added.");
  expect(screen.queryByRole("textbox")).toBeNull();
});

it("says of a partner with too few points why there is no form", async () => {
  await serviceFor("new");
  renderPage("/obtain");
  await screen.findByText("Not enough partner points for 1 point.");
  expect(screen.queryByRole("button", { name: "Exchange Evergreen Insurance points" })).toBeNull();
});

it("names the merchant of a card once its first digits are typed or pasted", async () => {
  await serviceFor("new");
  const user = userEvent.setup();
  renderPage("/obtain/top-up");
  const number = await screen.findByRole("textbox", { name: "Card number" });
  await user.type(number, "60020");
  expect(screen.queryByText("Card from Corner Groceries")).toBeNull();
  await user.type(number, "0");
  await screen.findByText("Card from Corner Groceries");
  await user.clear(number);
  await user.paste(" ６００１-00000000 0501");
  await screen.findByText("Card from Plumtree Shopping");
  await user.clear(number);
  await user.type(number, "7001000000000501");
  expect(screen.queryByText(/^Card from/)).toBeNull();
});

it("lists rebate offers and the member's purchases by state, with nothing to press but their entries", async () => {
  await serviceFor("regular");
  renderPage("/obtain/rebates");
  const offers = within(await screen.findByRole("list", { name: "Rebates on what you buy" }));
  expect(offers.getByText("Stillwater Hotels").closest("li")?.textContent).toContain(
    "¥588.00 earns 1,176 points",
  );
  const pending = within(await screen.findByRole("region", { name: "Pending" }));
  const rows = pending.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(rows).toEqual([
    expect.stringMatching(/^Attractions¥160\.00 .*480 points$/),
    expect.stringMatching(/^Stillwater Hotels¥588\.00 .*1,176 points$/),
  ]);
  const purchases = within(screen.getByRole("region", { name: "My purchases" }));
  expect([...offers.queryAllByRole("button"), ...purchases.queryAllByRole("button")]).toEqual([]);
  expect(pending.getByRole("link", { name: "Attractions" }).getAttribute("href")).toMatch(
    /^\/activity\/regular-/,
  );
});

// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { routes } from "../../contract/routes.ts";
import { json, keyOf } from "../../server/testing/fixtures.ts";
import { cache } from "../cache.ts";
import { renderPage, serviceFor, serviceForRows } from "../testing.tsx";

type Service = Awaited<ReturnType<typeof serviceFor>>;

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const dialogOf = (name: string) => screen.findByRole("dialog", { name });
/** The texts of a dialog's facts, by their names. */
function factsIn(dialog: HTMLElement) {
  const values = within(dialog).getAllByRole("definition");
  return Object.fromEntries(
    within(dialog)
      .getAllByRole("term")
      .map(({ textContent }, index) => [textContent, values[index]?.textContent]),
  );
}
const spentIn = async (service: Service) =>
  (await service.ask(routes.listEntries)).items
    .filter(({ kind }) => ["payment", "donation", "draw"].includes(kind))
    .map(({ points }) => points);

const thousand = () => serviceForRows("2026-01-05,Welcome gift,1000,grant");

describe("before it is sent", () => {
  it("a payment in points alone is confirmed once, however often the member clicks", async () => {
    const service = await thousand();
    const order = await service.order("water", 900);
    const user = userEvent.setup();
    renderPage(`/checkout/${order}`);
    await user.click(await button("Pay with 900 points"));
    const dialog = await dialogOf("Pay with 900 points");
    expect(factsIn(dialog)).toMatchObject({
      To: "City Water",
      Bill: "¥9.00",
      "You'll use": "900 points worth ¥9.00",
      "Balance after": "100 points",
    });
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(await spentIn(service)).toEqual([]);
    await user.click(await button("Pay with 900 points"));
    const confirm = await button("Pay now");
    fireEvent.click(confirm);
    fireEvent.click(confirm);
    await screen.findByText("Paid City Water. 100 points left.");
    expect(await spentIn(service)).toEqual([-900]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("a payment with cash left needs no confirmation: it can be cancelled while it is on hold", async () => {
    const service = await thousand();
    const order = await service.order("water", 1_200);
    const user = userEvent.setup();
    renderPage(`/pay/${order}`);
    await user.click(await button("Pay with 1,000 points"));
    await screen.findByText(/Points are on hold/);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("a draw is confirmed with its cost and its chance", async () => {
    const service = await thousand();
    const user = userEvent.setup();
    renderPage("/draw");
    await user.click(await button("Draw for 20 points"));
    const dialog = await dialogOf("Draw for 20 points");
    expect(dialog.textContent).toContain("42.2% of draws win a prize.");
    expect(factsIn(dialog)).toMatchObject({ "Balance after": "980 points" });
    expect(await spentIn(service)).toEqual([]);
    await user.dblClick(within(dialog).getByRole("button", { name: "Draw now" }));
    await screen.findByText(/^Draw no. 1:/);
    expect(await spentIn(service)).toEqual([-20]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("a donation is confirmed with its project and the name on its certificate", async () => {
    const service = await serviceFor("regular");
    const user = userEvent.setup();
    renderPage("/donate/library?points=100");
    await user.click(await screen.findByText("Anonymous"));
    await user.click(await button("Donate 100 points"));
    const dialog = await dialogOf("Donate 100 points");
    expect(factsIn(dialog)).toMatchObject({ "Name on the certificate": "Anonymous" });
    const before = await spentIn(service);
    await user.dblClick(within(dialog).getByRole("button", { name: "Donate now" }));
    await screen.findByRole("heading", { name: /^Thank you for giving 100 points/ });
    expect(await spentIn(service)).toEqual([-100, ...before]);
  });

  it("an exchange is confirmed with what it gives and the balance after", async () => {
    const service = await thousand();
    const user = userEvent.setup();
    renderPage("/obtain");
    await user.click(await button("Exchange Amberbrook Bank points"));
    const field = await screen.findByRole("textbox");
    await user.type(field, "500{Enter}");
    const dialog = await dialogOf("Exchange Amberbrook Bank points");
    expect(factsIn(dialog)).toEqual({
      "Partner points": "500",
      "You get": "100 points",
      "Balance after": "1,100 points",
    });
    expect((await service.ask(routes.readWallet)).spendable).toBe(1_000);
    await user.dblClick(within(dialog).getByRole("button", { name: "Exchange now" }));
    await screen.findByText("100 points from Amberbrook Bank added.");
    expect((await service.ask(routes.readWallet)).spendable).toBe(1_100);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

it("donates the points that expire soon from the list of projects", async () => {
  await serviceFor("regular");
  const user = userEvent.setup();
  renderPage("/donate");
  expect((await screen.findAllByRole("link", { name: /^Other amount/ })).length).toBe(6);
  await user.click(await button(/^Donate [\d,]+ points.*Clean water/));
  const dialog = await screen.findByRole("dialog");
  expect(factsIn(dialog)).toMatchObject({ To: "Clean water", "Name on the certificate": "Lin" });
  await user.click(within(dialog).getByRole("button", { name: "Donate now" }));
  await screen.findByRole("heading", { name: /to Clean water$/ });
});

it("offers only the form on the list of projects where no points expire soon", async () => {
  await thousand();
  renderPage("/donate");
  expect((await screen.findAllByRole("link", { name: /^Donate.*:/ })).length).toBe(6);
  expect(screen.queryByRole("button", { name: /^Donate / })).toBeNull();
});

it("follows the wallet while it asks, and says why the command is not possible any more", async () => {
  const service = await thousand();
  const user = userEvent.setup();
  renderPage("/donate/library?points=500");
  await user.click(await button("Donate 500 points"));
  const dialog = await dialogOf("Donate 500 points");
  const donateElsewhere = (key: number, points: number) =>
    act(async () => {
      const body = { projectId: "saplings", points, anonymous: false };
      await service.ask(routes.donate, json(body, { "Idempotency-Key": keyOf(key) }));
      await cache.invalidateQueries();
    });
  await donateElsewhere(1, 496);
  await within(dialog).findByText("4 points");
  expect(dialog.textContent).toContain("You'll have fewer than 10 points left");
  await donateElsewhere(2, 5);
  await within(dialog).findByText("You need 1 more point.");
  expect(within(dialog).queryByRole("button", { name: "Donate now" })).toBeNull();
  await user.click(within(dialog).getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

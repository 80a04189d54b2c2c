// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { connect } from "../../api/connection.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import type { ProgrammeView } from "../../contract/programme.ts";
import { fen, points } from "../../rules/points.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { createMemoryStore } from "../../server/store/memory/memory-store.ts";
import { createTestService } from "../../server/testing/fixtures.ts";
import { renderPage, serviceFor } from "../testing.tsx";

async function rulesOf(programme: ProgrammeView) {
  const service = createTestService(createMemoryStore(), at("2026-11-22T12:00+01:00"), {
    programme,
  });
  connect({ base: "", send: service.fetch });
  await service.signIn("new");
  renderPage("/rules");
}

it("explains the programme's rules with the guide's example", async () => {
  await serviceFor("new");
  renderPage("/rules");
  expect(await screen.findByText("100 points pay ¥1.00.")).toBeTruthy();
  const example = screen.getByText(/^Example: points earned on/);
  expect(example.textContent).toBe(
    "Example: points earned on 20 May 2016 can be used until 31 May 2019, 23:59:59. They expire on 1 Jun 2019, 00:00:00.",
  );
  expect(screen.getByText("You can spend points once you have at least 10 points.")).toBeTruthy();
  expect(screen.getByText("You can redeem one product a day.")).toBeTruthy();
  expect(screen.getByText(/reserved for 15 minutes/)).toBeTruthy();
  expect(screen.getByText("Points that have expired meanwhile are not returned.")).toBeTruthy();
  expect(screen.getByText("Donations and draws are final.")).toBeTruthy();
});

it("explains the rules of another programme", async () => {
  await rulesOf({
    ...aliPoint,
    currency: "EUR",
    fenPerPoint: fen(3),
    minimumBalance: points(1),
    validity: { months: 12, to: "end-of-day" },
    zone: "Europe/Berlin",
    redemptionLimit: { count: 2, per: "member" },
    refundOfExpired: "reissue",
    features: ["pay", "redeem", "donate"],
  });
  expect(await screen.findByText("34 points pay €1.02.")).toBeTruthy();
  expect(screen.getByText(/^Example/).textContent).toContain(
    "can be used until 20 May 2017, 23:59:59. They expire on 21 May 2017, 00:00:00.",
  );
  expect(screen.getByText("You can spend points from the first one.")).toBeTruthy();
  expect(screen.getByText("You can redeem 2 products a day.")).toBeTruthy();
  expect(screen.getByText("Points that have expired meanwhile are returned too.")).toBeTruthy();
  expect(screen.getByText("Donations are final.")).toBeTruthy();
});

it.each([
  [1, "You can redeem each product once a day."],
  [2, "You can redeem each product 2 times a day."],
])("explains a limit of %i for each product", async (count, words) => {
  await rulesOf({ ...aliPoint, redemptionLimit: { count, per: "product" } });
  expect(await screen.findByText(words)).toBeTruthy();
});

it("is linked from the menu", async () => {
  await serviceFor("new");
  renderPage("/");
  await userEvent.click(await screen.findByRole("link", { name: "Rules and help" }));
  expect(await screen.findByText("100 points pay ¥1.00.")).toBeTruthy();
});

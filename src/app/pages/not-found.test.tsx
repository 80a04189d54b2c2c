// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPage, serviceFor } from "../testing.tsx";

it("says that there is no page at an unknown address", async () => {
  await serviceFor("regular");
  renderPage("/no-such-page");
  expect(await screen.findByRole("heading", { name: "Page not found" })).toBeTruthy();
});

it.each([
  ["/history", "/activity"],
  ["/history/regular-417?from=mail", "/activity/regular-417?from=mail"],
  ["/history/print?kind=refund", "/activity/print?kind=refund"],
  ["/plan", "/best-use"],
  ["/statement", "/import"],
  ["/cashier/regular-417", "/holds/regular-417"],
])("redirects %s, an address of earlier versions, to %s", async (former, current) => {
  await serviceFor("regular");
  renderPage(former);
  await waitFor(() => expect(location.pathname + location.search).toBe(current));
});

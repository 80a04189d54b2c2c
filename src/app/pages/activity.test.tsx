// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { renderPage, serviceForRows } from "../testing.tsx";

beforeEach(async () => {
  await serviceForRows(
    "2026-01-05,Café Ｂlanc,500,grant",
    "2026-02-06,Water,-100,payment",
    "2026-03-07,Daily sign-in,1,grant",
    "2026-03-08,Daily sign-in,1,grant",
  );
});

const day = (label: string) => screen.findByLabelText<HTMLInputElement>(label);
const found = (text: string) => screen.findByText(text);

it("finds words whatever their width, case and accents", async () => {
  renderPage("/activity");
  await userEvent.type(await screen.findByRole("searchbox"), "CAFE BLANC");
  expect(await found("1 transaction found")).toBeTruthy();
});

it("keeps a day that is typed part by part, and applies it once it is whole", async () => {
  renderPage("/activity");
  const from = await day("From");
  // What a browser reports while the first digits of the year are typed.
  for (const typed of ["0002-02-01", "0020-02-01", "0202-02-01"]) {
    fireEvent.change(from, { target: { value: typed } });
    expect((await day("From")).value).toBe(typed);
    expect(await found("4 transactions")).toBeTruthy();
  }
  fireEvent.change(from, { target: { value: "2026-02-01" } });
  expect(await found("3 transactions found")).toBeTruthy();
});

it("keeps the last day that is set in the same moment in which the first is left", async () => {
  renderPage("/activity");
  const [from, to] = [await day("From"), await day("To")];
  fireEvent.change(from, { target: { value: "2026-02-01" } });
  await found("3 transactions found");
  // Leaving a field writes the address; React has not rendered again when the next field changes.
  from.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  fireEvent.change(to, { target: { value: "2026-02-28" } });
  expect(await found("1 transaction found")).toBeTruthy();
  expect((await day("To")).value).toBe("2026-02-28");
  await waitFor(() => expect(location.search).toBe("?from=2026-02-01&to=2026-02-28"));
});

it("keeps both days that are set before the page renders again", async () => {
  renderPage("/activity");
  const [from, to] = [await day("From"), await day("To")];
  for (const [field, value] of [
    [from, "2026-02-01"],
    [to, "2026-02-28"],
  ] as const) {
    setValue(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  expect(await found("1 transaction found")).toBeTruthy();
});

/** Without React's act, which would render between two events. */
function setValue(field: HTMLInputElement, value: string) {
  const property = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  property?.set?.call(field, value);
}

it("folds a month's expired check-ins into the line of its check-ins", async () => {
  await serviceForRows(
    "2023-10-07,Daily sign-in,1,grant",
    "2023-10-08,Daily sign-in,1,grant",
    "2023-10-09,Old gift,5,grant",
    "2026-11-05,Daily sign-in,1,grant",
    "2026-11-06,Welcome gift,900,grant",
  );
  renderPage("/activity");
  const folded = await screen.findByRole("button", { name: "Check-ins: 1 · +1 · 2 expired" });
  expect(await found("8 transactions")).toBeTruthy();
  await userEvent.click(folded);
  expect(await screen.findByRole("button", { name: "Hide daily check-ins" })).toBeTruthy();
  expect(await found("8 transactions")).toBeTruthy();
});

it("shows a list of nothing but daily check-ins when asked", async () => {
  await serviceForRows("2026-03-07,Daily sign-in,1,grant", "2026-03-08,每日签到,1,grant");
  renderPage("/activity");
  expect(await screen.findByText("2 entries from daily check-ins")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Show" }));
  expect(await found("2 transactions")).toBeTruthy();
  await waitFor(() => expect(location.search).toContain("checkIns=shown"));
});

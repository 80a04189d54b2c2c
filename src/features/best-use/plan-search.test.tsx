// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "use-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { en } from "../../locales/en.ts";
import type { Plan } from "../../rules/best-use/plan.ts";
import { fen, points } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { NOW, walletOf } from "../../rules/testing/fixtures.ts";
import type { PlanInput, PlanMessage } from "./plan-input.ts";
import { PlanSearch } from "./plan-search.tsx";

const input: PlanInput = { wallet: walletOf(), products: [], now: NOW, programme: aliPoint };
const words = en.bestUse;

function planSaving(saved: number, isComplete: boolean): Plan {
  const stillLost = points(9 - saved);
  return { redemptions: [], saved: points(saved), stillLost, cash: fen(0), isComplete };
}

class FakeWorker extends EventTarget {
  static started: FakeWorker[] = [];
  isTerminated = false;

  constructor() {
    super();
    FakeWorker.started.push(this);
  }

  postMessage() {}

  terminate() {
    this.isTerminated = true;
  }

  say(data: PlanMessage) {
    act(() => void this.dispatchEvent(new MessageEvent("message", { data })));
  }
}

beforeEach(() => {
  FakeWorker.started = [];
  vi.stubGlobal("Worker", FakeWorker);
  render(
    <IntlProvider locale="en-GB" messages={{ bestUse: en.bestUse, app: en.app }} timeZone="UTC">
      <PlanSearch input={input}>
        {({ plan }) => <p>{`saves ${plan.saved}, ${plan.isComplete ? "best" : "so far"}`}</p>}
      </PlanSearch>
    </IntlProvider>,
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const worker = () => FakeWorker.started.at(-1) as FakeWorker;

it("shows the plan when the worker has found it", () => {
  worker().say({ kind: "done", plan: planSaving(8, true) });
  expect(screen.getByText("saves 8, best")).toBeTruthy();
});

it("shows the progress of a long search, and the best plan so far when it is stopped", () => {
  worker().say({ kind: "progress", share: 0.25, plan: planSaving(3, false) });
  expect(screen.getByRole("progressbar", { name: words.searching }).getAttribute("value")).toBe(
    "0.25",
  );
  act(() => screen.getByRole("button", { name: words.stopSearch }).click());
  expect(worker().isTerminated).toBe(true);
  expect(screen.getByText("saves 3, so far")).toBeTruthy();
});

it("offers to try again when the worker fails, and starts another one", () => {
  act(() => void worker().dispatchEvent(new Event("error")));
  act(() => screen.getByRole("button", { name: en.app.retry }).click());
  expect(FakeWorker.started).toHaveLength(2);
  worker().say({ kind: "done", plan: planSaving(8, true) });
  expect(screen.getByText("saves 8, best")).toBeTruthy();
});

// @vitest-environment happy-dom
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { at } from "../../rules/testing/fixtures.ts";
import { usePreferences } from "../../state/preferences.ts";
import { renderPage, serviceForRows } from "../testing.tsx";

/** The platform's notifications: those that a page shows, and what the member answers when asked. */
function fakeNotifications(permission: NotificationPermission, answer = permission) {
  const shown: FakeNotification[] = [];
  class FakeNotification extends EventTarget {
    static permission = permission;
    static readonly requestPermission = vi.fn<() => Promise<NotificationPermission>>(() =>
      Promise.resolve((FakeNotification.permission = answer)),
    );
    readonly close = vi.fn<() => void>();
    readonly title: string;
    readonly options: NotificationOptions;
    constructor(title: string, options: NotificationOptions) {
      super();
      this.title = title;
      this.options = options;
      shown.push(this);
    }
  }
  vi.stubGlobal("Notification", FakeNotification);
  return { shown, requestPermission: FakeNotification.requestPermission };
}

// Another test may have notified in this browser.
beforeEach(() => usePreferences.getState().forgetMembers());
afterEach(() => vi.unstubAllGlobals());

const soon = ["2023-11-05,Old gift,389,grant", "2023-12-05,Gift,785,grant"];

describe("notifications of expiring points", () => {
  it("asks for permission on a click and not before, then notifies of each date", async () => {
    const { shown, requestPermission } = fakeNotifications("default", "granted");
    await serviceForRows(...soon);
    renderPage("/settings");
    expect(await screen.findByText(/Your browser asks you first\.$/)).toBeTruthy();
    expect(requestPermission).not.toHaveBeenCalled();
    expect(shown).toHaveLength(0);
    await userEvent.click(screen.getByRole("button", { name: "Notify me" }));
    expect(requestPermission).toHaveBeenCalledOnce();
    expect(await screen.findByText(/^Notifications are on/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Notify me" })).toBeNull();
    await waitFor(() => expect(shown).toHaveLength(2));
    expect(shown.map(({ title, options }) => [title, options.body])).toEqual([
      ["389 points worth ¥3.89 expire", "Use them by 30 Nov 2026."],
      ["785 points worth ¥7.85 expire", "Use them by 31 Dec 2026."],
    ]);
    expect(new Set(shown.map(({ options }) => options.tag)).size).toBe(2);
  });

  it("says next to the calendar what to do after a refusal", async () => {
    const { shown } = fakeNotifications("default", "denied");
    await serviceForRows(...soon);
    renderPage("/");
    await userEvent.click(await screen.findByRole("button", { name: "Notify me" }));
    expect(await screen.findByText(/^Notifications are blocked\./)).toBeTruthy();
    expect(shown).toHaveLength(0);
  });

  it("notifies once, also when the page is opened again, and a click opens Best use", async () => {
    const { shown } = fakeNotifications("granted");
    await serviceForRows(soon[0]!);
    const { unmount } = renderPage("/settings");
    await waitFor(() => expect(shown).toHaveLength(1));
    unmount();
    renderPage("/settings");
    await screen.findByText(/^Notifications are on/);
    expect(shown).toHaveLength(1);
    act(() => void shown[0]?.dispatchEvent(new Event("click")));
    expect(await screen.findByRole("heading", { level: 1, name: "Best use" })).toBeTruthy();
    expect(shown[0]?.close).toHaveBeenCalledOnce();
  });

  it.each([
    ["2026-12-14T23:59:59.999+08:00", 1],
    ["2026-12-15T00:00:00+08:00", 2],
  ])("at %s has notified of %i dates: the next notice day is 15 December", async (now, count) => {
    const { shown } = fakeNotifications("granted");
    const service = await serviceForRows(soon[1]!, "2024-01-05,Gift,55,grant");
    service.now = at(now);
    renderPage("/settings");
    await screen.findByText(/^Notifications are on/);
    await waitFor(() => expect(shown).toHaveLength(count));
  });

  it("offers nothing where pages cannot notify", async () => {
    await serviceForRows(...soon);
    renderPage("/settings");
    expect(await screen.findByText("Your calendar")).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Notifications" })).toBeNull();
  });
});

import { couponsIn, expectSameWhenReplayed, expectSoundLedger } from "./support/ledger.ts";
import { expect, test, type Page } from "./support/test.ts";
import {
  COUPON_POINTS,
  callService,
  balance,
  expectBalance,
  openWallet,
  readBalance,
  waitForPageFetch,
  redeemByApi,
  redeemOnScreen,
  setClock,
  startOver,
  waitForWorker,
} from "./support/wallet.ts";

const done = (tab: Page) => tab.getByRole("status").filter({ hasText: "Delivery coupon redeemed" });

/** Expects one coupon in a sound ledger, and the page to show it. */
async function expectOneCoupon(page: Page, balanceBefore: number) {
  await expectBalance(page, balanceBefore - COUPON_POINTS);
  await expect(page.getByText(/still checking/)).toHaveCount(0);
  expect(couponsIn((await expectSoundLedger(page)).entries)).toBe(1);
}

/** Network faults, each of which hits one redemption. */
const networkFaults = [
  "request lost",
  "answer lost",
  "sent twice",
  "copy comes late",
  "older read comes last",
] as const;

/** Makes the next redemption fail in this way. The fault is between the page and the worker. */
function injectFault(page: Page, fault: (typeof networkFaults)[number]) {
  return page.evaluate((fault) => {
    const real = window.fetch.bind(window);
    let isFirst = true;
    let delayed: (() => void)[] = [];
    const releaseDelayed = () => {
      delayed.forEach((release) => release());
      delayed = [];
    };
    window.fetch = async (...args) => {
      const request = new Request(...args);
      if (fault === "older read comes last" && request.url.endsWith("/api/wallet") && isFirst) {
        const response = await real(request);
        document.documentElement.dataset["delayed"] = "";
        await new Promise<void>((resolve) => delayed.push(resolve));
        return response;
      }
      if (!request.url.endsWith("/api/redemptions") || !isFirst) return real(request);
      isFirst = false;
      document.documentElement.dataset["faultInjected"] = "";
      if (fault === "request lost") throw new TypeError("lost");
      const copy = request.clone();
      if (fault === "sent twice") void real(copy);
      const response = await real(request);
      if (fault === "copy comes late") setTimeout(() => void real(copy), 300);
      // The older read arrives after the page has shown the answer.
      if (fault === "older read comes last") setTimeout(releaseDelayed, 300);
      if (fault === "answer lost") throw new TypeError("lost");
      return response;
    };
  }, fault);
}

test("A member redeems exactly once whatever the network does, and the page shows it", async ({
  page,
}) => {
  await page.goto("/");
  for (const fault of networkFaults) {
    await test.step(fault, async () => {
      await startOver(page, "regular", "/redeem");
      const before = await readBalance(page);
      await waitForPageFetch(page);
      await injectFault(page, fault);
      if (fault === "older read comes last") {
        // A message from another tab makes this page read the wallet before the redemption.
        await page.evaluate(() => new BroadcastChannel("points-wallet").postMessage("wallet"));
        await expect(page.locator("html[data-delayed]")).toBeAttached();
      }
      await redeemOnScreen(page, "Delivery coupon");
      await expect(done(page)).toBeVisible();
      await expect(page.locator("html[data-fault-injected]")).toBeAttached();
      await expectOneCoupon(page, before);
    });
  }
});

type Moment = "before it is sent" | "in the store" | "before its answer is read";

/** Stops the redemption for good at this moment, and marks the page when it gets there. */
function stopAt(page: Page, moment: Moment) {
  return page.evaluate((moment) => {
    const real = window.fetch.bind(window);
    const stop = () => {
      document.documentElement.dataset["stopped"] = "";
      return new Promise<never>(() => {});
    };
    window.fetch = async (...args) => {
      const url = args[0] instanceof Request ? args[0].url : String(args[0]);
      if (!url.endsWith("/api/redemptions")) return real(...args);
      if (moment === "before it is sent") return stop();
      const response = await real(...args);
      return moment === "before its answer is read" ? stop() : response;
    };
    if (moment !== "in the store") return;
    // The first write keeps its transaction open for ever, and blocks all others of this tab.
    const put = Reflect.get(IDBObjectStore.prototype, "put") as (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore["put"]>
    ) => IDBRequest<IDBValidKey>;
    IDBObjectStore.prototype.put = function (...args) {
      document.documentElement.dataset["stopped"] = "";
      const request = put.apply(this, args);
      const keepOpen = () => this.count().addEventListener("success", keepOpen);
      keepOpen();
      return request;
    };
  }, moment);
}

test("A tab closes or crashes during a redemption, and another tab completes it exactly once", async ({
  context,
}) => {
  for (const [moment, end] of [
    ["before it is sent", "closed"],
    ["in the store", "crashed"],
    ["before its answer is read", "crashed"],
  ] as const) {
    await test.step(`${end} while it is ${moment}, and another tab opened`, async () => {
      const tab = await context.newPage();
      const before = await stopRedemption(tab, moment);
      if (end === "crashed") await crash(tab);
      await tab.close({ runBeforeUnload: false });
      const next = await context.newPage();
      await next.goto("/");
      await expectOneCoupon(next, before);
      await expectSameWhenReplayed(next);
      await callService(next, "POST", "/api/demo/reset");
      await next.close();
    });
  }
  await test.step("closed, while another tab is already open", async () => {
    const tab = await context.newPage();
    const before = await stopRedemption(tab, "before it is sent");
    await expect(tab.getByRole("button", { name: "Redeeming…" })).toBeVisible();
    // Only the release of the first tab's lock tells the second one.
    const next = await context.newPage();
    await next.goto("/");
    await expectBalance(next, before);
    await tab.close();
    await expectOneCoupon(next, before);
  });
});

/** Starts a redemption that stops at this moment. Returns the balance before it. */
async function stopRedemption(tab: Page, moment: Moment) {
  await openWallet(tab, "regular", "/redeem");
  const before = await readBalance(tab);
  await waitForPageFetch(tab);
  await stopAt(tab, moment);
  await redeemOnScreen(tab, "Delivery coupon");
  await expect(tab.locator("html[data-stopped]")).toBeAttached();
  return before;
}

async function crash(tab: Page) {
  const devtools = await tab.context().newCDPSession(tab);
  const crashed = tab.waitForEvent("crash");
  void devtools.send("Page.crash").catch(() => undefined);
  await crashed;
}

const donationsIn = (entries: readonly { readonly kind: string }[]) =>
  entries.filter(({ kind }) => kind === "donation").length;

test("A browser is killed during many donations, and has every acknowledged one exactly once", async ({
  playwright,
  baseURL,
}, testInfo) => {
  const profile = testInfo.outputPath("profile");
  const { launchOptions = {} } = testInfo.project.use;
  const start = async () => {
    const context = await playwright.chromium.launchPersistentContext(profile, {
      ...launchOptions,
      baseURL: baseURL ?? "",
      locale: "en",
    });
    const devtools = await context.browser()?.newBrowserCDPSession();
    const { processInfo = [] } = (await devtools?.send("SystemInfo.getProcessInfo")) ?? {};
    const { id = 0 } = processInfo.find(({ type }) => type === "browser") ?? {};
    const closed = new Promise((resolve) => context.once("close", resolve));
    const kill = async () => {
      process.kill(id, "SIGKILL");
      await closed;
    };
    return { page: context.pages()[0] ?? (await context.newPage()), kill };
  };

  const first = await start();
  await openWallet(first.page, "regular");
  await waitForWorker(first.page);
  const before = donationsIn((await expectSoundLedger(first.page)).entries);
  const acknowledged: string[] = [];
  await first.page.exposeFunction("acknowledge", (key: string) => acknowledged.push(key));
  await first.page.evaluate(() => {
    const { acknowledge } = window as unknown as { acknowledge: (key: string) => Promise<void> };
    const donate = async (n: number) => {
      const key = `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
      const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
      const body = JSON.stringify({ projectId: "library", points: 1, anonymous: false });
      const { status } = await fetch("/api/donations", { method: "POST", headers, body });
      if (status !== 201) throw new Error(`donation ${n}: ${status}`);
      // The next donation waits until the test has recorded this one.
      await acknowledge(key);
    };
    void (async () => {
      for (let n = 1; ; n += 2) await Promise.all([donate(n), donate(n + 1)]);
    })();
  });
  await expect.poll(() => acknowledged.length, { intervals: [20] }).toBeGreaterThan(9);
  await first.kill();

  const second = await start();
  await second.page.goto("/");
  await expect(balance(second.page)).toBeVisible();
  const { entries } = await expectSoundLedger(second.page);
  for (const key of acknowledged) {
    const { answer } = await callService(second.page, "GET", `/api/operations/${key}`);
    expect(answer).toMatchObject({ key, status: 201 });
  }
  // Two donations were under way: each may be written without having been acknowledged.
  const made = donationsIn(entries) - before;
  expect(made).toBeGreaterThanOrEqual(acknowledged.length);
  expect(made).toBeLessThanOrEqual(acknowledged.length + 2);
  await expectSameWhenReplayed(second.page);
  await second.kill();
});

/** Fills the quota to the last byte, in another database of the same origin. */
function fillStorage(page: Page) {
  return page.evaluate(async () => {
    const opening = indexedDB.open("filler", 1);
    opening.addEventListener("upgradeneeded", () =>
      opening.result.createObjectStore("filler", { autoIncrement: true }),
    );
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.addEventListener("success", () => resolve(opening.result));
      opening.addEventListener("error", () => reject(new Error("filler")));
    });
    const fits = (size: number) =>
      new Promise<boolean>((resolve) => {
        const transaction = db.transaction("filler", "readwrite");
        transaction.objectStore("filler").add(crypto.getRandomValues(new Uint8Array(size)));
        transaction.addEventListener("complete", () => resolve(true));
        transaction.addEventListener("abort", () => resolve(false));
      });
    for (let size = 65_536; size >= 1; size = Math.floor(size / 8)) while (await fits(size));
    db.close();
  });
}

test("A member redeems on a full disk without any effect, and again when there is space", async ({
  page,
  baseURL,
}) => {
  const devtools = await page.context().newCDPSession(page);
  const origin = baseURL ?? "";
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 12_000_000 });
  await openWallet(page, "regular", "/redeem");
  const before = await readBalance(page);
  await waitForWorker(page);
  await fillStorage(page);
  await redeemOnScreen(page, "Delivery coupon");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("alert")).toContainText("Nothing was changed.");
  const full = page.getByText("This device is full: you can look");
  await expect(full).toBeAttached();
  expect((await expectSoundLedger(page)).wallet.spendable).toBe(before);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await dialog.getByRole("button", { name: "Redeem now" }).click();
  await expect(done(page)).toBeVisible();
  await expect(full).toHaveCount(0);
  await expectOneCoupon(page, before);
});

const DAY = 86_400_000;
const FOUR_YEARS = 4 * 365 * DAY;

/** Entries without what later entries say of them: whether a payment was captured, and what was refunded. */
const recorded = (entries: readonly object[]) =>
  entries.map((entry) => ({ ...entry, state: undefined, refunded: undefined }));

test("A member sets the clock a day or four years forward and back, and no past entry changes", async ({
  page,
}) => {
  await openWallet(page, "regular");
  let seen = await expectSoundLedger(page);
  for (const shift of [DAY, -DAY, -FOUR_YEARS, FOUR_YEARS, 0]) {
    await setClock(page, new Date(Date.now() + shift).toISOString());
    await redeemByApi(page, 10 + shift / DAY);
    const now = await expectSoundLedger(page);
    // Newest first: the earlier entries are the last ones.
    expect(recorded(now.entries.slice(-seen.entries.length))).toEqual(recorded(seen.entries));
    seen = now;
  }
  // Four years later all points have expired, and setting the clock back does not return them.
  expect(seen.wallet.spendable).toBe(0);
  await expect(page.getByTestId("spendable")).toHaveText("0");
});

test("A device clock jumps a day or four years between two visits, and no point is lost or made", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/redeem");
  await redeemOnScreen(page, "Delivery coupon");
  await expect(done(page)).toBeVisible();
  let seen = await expectSoundLedger(page);
  await page.close();
  for (const shift of [-DAY, -FOUR_YEARS, DAY, FOUR_YEARS, 0]) {
    const visit = await context.newPage();
    await visit.clock.setSystemTime(Date.now() + shift);
    await visit.goto("/");
    await expect(visit.getByTestId("spendable")).toBeVisible();
    const now = await expectSoundLedger(visit);
    expect(recorded(now.entries.slice(-seen.entries.length))).toEqual(recorded(seen.entries));
    // Only due entries are new.
    for (const { kind } of now.entries.slice(0, -seen.entries.length)) {
      expect(["grant", "expiry", "release"]).toContain(kind);
    }
    seen = now;
    await visit.close();
  }
  expect(seen.wallet.spendable).toBe(0);
});

test("A member redeems in three tabs at the same moment, exactly one succeeds, and all show the truth", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/redeem");
  const before = await readBalance(page);
  const [second, third] = [await context.newPage(), await context.newPage()];
  const tabs = [page, second, third];
  for (const tab of tabs) {
    if (tab !== page) await tab.goto("/redeem");
    await waitForWorker(tab);
    await tab.getByRole("button", { name: "Redeem Delivery coupon" }).click();
  }
  const moment = Date.now() + 1_000;
  await Promise.all(tabs.map((tab) => confirmAt(tab, moment)));
  const refused = (tab: Page) => tab.getByRole("dialog").getByText("You've redeemed today.");
  for (const tab of tabs) await expect(done(tab).or(refused(tab))).toBeVisible();
  const successes = await Promise.all(tabs.map((tab) => done(tab).count()));
  expect(successes.reduce((sum, count) => sum + count, 0)).toBe(1);
  for (const tab of tabs) await expectBalance(tab, before - COUPON_POINTS);
  await expectOneCoupon(page, before);

  await test.step("four at a time through the API", async () => {
    await startOver(page, "regular");
    await second.goto("/");
    for (const tab of [page, second]) await waitForWorker(tab);
    const answers = await Promise.all([
      redeemByApi(page, 1),
      redeemByApi(second, 2),
      redeemByApi(page, 3),
      redeemByApi(second, 4),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409,
    ]);
    expect(couponsIn((await expectSoundLedger(page)).entries)).toBe(1);
  });
});

/** Clicks at this instant by a timer in the page, before a message from another tab can arrive. */
function confirmAt(tab: Page, moment: number) {
  return tab.getByRole("button", { name: "Redeem now" }).evaluate(
    (button: HTMLButtonElement, at) =>
      new Promise<void>((resolve) => {
        setTimeout(() => resolve(button.click()), at - Date.now());
      }),
    moment,
  );
}

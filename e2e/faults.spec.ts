import { expect, test, type Page } from "@playwright/test";
import { expectSameWhenReplayed, expectSoundLedger } from "./support/ledger.ts";
import {
  ask,
  balance,
  openWallet,
  pageFetches,
  redeem,
  redeemOnScreen,
  setClock,
  startOver,
  workerAnswers,
} from "./support/wallet.ts";

const done = (tab: Page) => tab.getByRole("status").filter({ hasText: "Redeemed Delivery coupon" });

/** The coupon was paid for once, the ledger is sound, and the page shows just that. */
async function expectOneCoupon(page: Page) {
  await expect(balance(page)).toHaveText("15,262 points");
  await expect(page.getByText(/answers? to .* missing/)).toHaveCount(0);
  expect(couponsIn(await expectSoundLedger(page))).toBe(1);
}

/** How many redemptions there are beside the ten of the statement. */
const couponsIn = ({ entries }: Awaited<ReturnType<typeof expectSoundLedger>>) =>
  entries.filter(({ kind }) => kind === "redemption").length - 10;

/** What may become of a request on its way, or of its answer on the way back. */
const ways = [
  "request lost",
  "answer lost",
  "sent twice",
  "copy comes late",
  "older read comes last",
] as const;

/** Lets it happen to the next redemption: within the page, before the worker. */
function spoil(page: Page, way: (typeof ways)[number]) {
  return page.evaluate((way) => {
    const real = window.fetch.bind(window);
    let isFirst = true;
    let heldBack: (() => void)[] = [];
    const letGo = () => {
      heldBack.forEach((go) => go());
      heldBack = [];
    };
    window.fetch = async (...args) => {
      const request = new Request(...args);
      if (way === "older read comes last" && request.url.endsWith("/api/wallet") && isFirst) {
        const response = await real(request);
        document.documentElement.dataset["heldBack"] = "";
        await new Promise<void>((resolve) => heldBack.push(resolve));
        return response;
      }
      if (!request.url.endsWith("/api/redemptions") || !isFirst) return real(request);
      isFirst = false;
      document.documentElement.dataset["spoiled"] = "";
      if (way === "request lost") throw new TypeError("lost");
      const copy = request.clone();
      if (way === "sent twice") void real(copy);
      const response = await real(request);
      if (way === "copy comes late") setTimeout(() => void real(copy), 300);
      // After the answer has been shown.
      if (way === "older read comes last") setTimeout(letGo, 300);
      if (way === "answer lost") throw new TypeError("lost");
      return response;
    };
  }, way);
}

test("Whatever happens on the way of a redemption, it happens once, and the page shows it", async ({
  page,
}) => {
  await page.goto("/");
  for (const way of ways) {
    await test.step(way, async () => {
      await startOver(page, "regular", "/redeem");
      await pageFetches(page);
      await spoil(page, way);
      if (way === "older read comes last") {
        // Another tab has news, and this one reads the wallet as it is before the redemption.
        await page.evaluate(() => new BroadcastChannel("points-wallet").postMessage("wallet"));
        await expect(page.locator("html[data-held-back]")).toBeAttached();
      }
      await redeemOnScreen(page, "Delivery coupon");
      await expect(done(page)).toBeVisible();
      await expect(page.locator("html[data-spoiled]")).toBeAttached();
      await expectOneCoupon(page);
    });
  }
});

type Moment = "before it is sent" | "in the store" | "before its answer is read";

/** Stops the page's redemption for good at a moment of its way, and says when it is there. */
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
    // The first write of the transaction stands in the way of its end, and of all else in this tab.
    const put = Reflect.get(IDBObjectStore.prototype, "put") as (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore["put"]>
    ) => IDBRequest<IDBValidKey>;
    IDBObjectStore.prototype.put = function (...args) {
      document.documentElement.dataset["stopped"] = "";
      const request = put.apply(this, args);
      const again = () => this.count().addEventListener("success", again);
      again();
      return request;
    };
  }, moment);
}

test("A tab that is closed or crashes at any moment of a redemption: another brings it to its one end", async ({
  context,
}) => {
  for (const [moment, end] of [
    ["before it is sent", "closed"],
    ["in the store", "crashed"],
    ["before its answer is read", "crashed"],
  ] as const) {
    await test.step(`${end} while it is ${moment}, and another tab opened`, async () => {
      const tab = await context.newPage();
      await stopRedemption(tab, moment);
      if (end === "crashed") await crash(tab);
      await tab.close({ runBeforeUnload: false });
      const next = await context.newPage();
      await next.goto("/");
      await expectOneCoupon(next);
      await expectSameWhenReplayed(next);
      await ask(next, "POST", "/api/demo/reset");
      await next.close();
    });
  }
  await test.step("closed, and another has been there already", async () => {
    const tab = await context.newPage();
    await stopRedemption(tab, "before it is sent");
    await expect(tab.getByRole("button", { name: "Redeeming…" })).toBeVisible();
    // It is there already when the first one goes, and nothing but its going tells it.
    const next = await context.newPage();
    await next.goto("/");
    await expect(balance(next)).toHaveText("15,762 points");
    await tab.close();
    await expectOneCoupon(next);
  });
});

async function stopRedemption(tab: Page, moment: Moment) {
  await openWallet(tab, "regular", "/redeem");
  await pageFetches(tab);
  await stopAt(tab, moment);
  await redeemOnScreen(tab, "Delivery coupon");
  await expect(tab.locator("html[data-stopped]")).toBeAttached();
}

async function crash(tab: Page) {
  const devtools = await tab.context().newCDPSession(tab);
  const crashed = tab.waitForEvent("crash");
  void devtools.send("Page.crash").catch(() => undefined);
  await crashed;
}

const donationsIn = (entries: readonly { readonly kind: string }[]) =>
  entries.filter(({ kind }) => kind === "donation").length;

test("A browser that is killed in the middle of its commands has kept each that it acknowledged, and none twice", async ({
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
    const gone = new Promise((resolve) => context.once("close", resolve));
    const kill = async () => {
      process.kill(id, "SIGKILL");
      await gone;
    };
    return { page: context.pages()[0] ?? (await context.newPage()), kill };
  };

  const first = await start();
  await openWallet(first.page, "regular");
  await workerAnswers(first.page);
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
      // The next one waits until this has been heard.
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
    const { answer } = await ask(second.page, "GET", `/api/operations/${key}`);
    expect(answer).toMatchObject({ key, status: 201 });
  }
  // Two at a time were under way: what was written and not acknowledged any more is one of those.
  const made = donationsIn(entries) - before;
  expect(made).toBeGreaterThanOrEqual(acknowledged.length);
  expect(made).toBeLessThanOrEqual(acknowledged.length + 2);
  await expectSameWhenReplayed(second.page);
  await second.kill();
});

/** Writes into a database beside the wallet's until not even a byte more finds space. */
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

test("When the disk has no more space nothing is half done, and when it has some it goes on", async ({
  page,
  baseURL,
}) => {
  const devtools = await page.context().newCDPSession(page);
  const origin = baseURL ?? "";
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 12_000_000 });
  await openWallet(page, "regular", "/redeem");
  await workerAnswers(page);
  await fillStorage(page);
  await redeemOnScreen(page, "Delivery coupon");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("alert")).toContainText("Nothing was changed.");
  const full = page.getByText("no space left on this device: you can look");
  await expect(full).toBeAttached();
  expect((await expectSoundLedger(page)).wallet.spendable).toBe(15_762);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(done(page)).toBeVisible();
  await expect(full).toHaveCount(0);
  await expectOneCoupon(page);
});

const DAY = 86_400_000;
const YEARS = 4 * 365 * DAY;

test("A member's clock that is set a day or four years on or back changes nothing of the past", async ({
  page,
}) => {
  await openWallet(page, "regular");
  let seen = await expectSoundLedger(page);
  for (const shift of [DAY, -DAY, -YEARS, YEARS, 0]) {
    await setClock(page, new Date(Date.now() + shift).toISOString());
    await redeem(page, 10 + shift / DAY);
    const now = await expectSoundLedger(page);
    // Newest first: what was there stands behind what has come.
    expect(now.entries.slice(-seen.entries.length)).toEqual(seen.entries);
    seen = now;
  }
  // Nothing of what had been obtained by then can be spent four years later, nor is it back after.
  expect(seen.wallet.spendable).toBe(0);
  await expect(page.getByTestId("spendable")).toHaveText("0");
});

test("A device whose clock jumps a day or four years between two visits loses and makes no point", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/redeem");
  await redeemOnScreen(page, "Delivery coupon");
  await expect(done(page)).toBeVisible();
  let seen = await expectSoundLedger(page);
  await page.close();
  for (const shift of [-DAY, -YEARS, DAY, YEARS, 0]) {
    const visit = await context.newPage();
    await visit.clock.setSystemTime(Date.now() + shift);
    await visit.goto("/");
    await expect(visit.getByTestId("spendable")).toBeVisible();
    const now = await expectSoundLedger(visit);
    expect(now.entries.slice(-seen.entries.length)).toEqual(seen.entries);
    // Nothing has come but what fell due.
    for (const { kind } of now.entries.slice(0, -seen.entries.length)) {
      expect(["grant", "expiry", "release"]).toContain(kind);
    }
    seen = now;
    await visit.close();
  }
  expect(seen.wallet.spendable).toBe(0);
});

test("Three tabs that redeem at the same moment: exactly one succeeds, and all say what is true", async ({
  page,
  context,
}) => {
  await openWallet(page, "regular", "/redeem");
  const [second, third] = [await context.newPage(), await context.newPage()];
  const tabs = [page, second, third];
  for (const tab of tabs) {
    if (tab !== page) await tab.goto("/redeem");
    await workerAnswers(tab);
    await tab.getByRole("button", { name: "Redeem Delivery coupon" }).click();
  }
  const moment = Date.now() + 1_000;
  await Promise.all(tabs.map((tab) => confirmAt(tab, moment)));
  const refused = (tab: Page) => tab.getByRole("dialog").getByText("One redemption a day.");
  for (const tab of tabs) await expect(done(tab).or(refused(tab))).toBeVisible();
  const successes = await Promise.all(tabs.map((tab) => done(tab).count()));
  expect(successes.reduce((sum, count) => sum + count, 0)).toBe(1);
  for (const tab of tabs) await expect(balance(tab)).toHaveText("15,262 points");
  await expectOneCoupon(page);

  await test.step("past the screens, four at a time", async () => {
    await startOver(page, "regular");
    await second.goto("/");
    for (const tab of [page, second]) await workerAnswers(tab);
    const answers = await Promise.all([
      redeem(page, 1),
      redeem(second, 2),
      redeem(page, 3),
      redeem(second, 4),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409,
    ]);
    expect(couponsIn(await expectSoundLedger(page))).toBe(1);
  });
});

/** Clicks within the page when the device's clock says so: sooner than another tab's news can come. */
function confirmAt(tab: Page, moment: number) {
  return tab.getByRole("button", { name: "Confirm" }).evaluate(
    (button: HTMLButtonElement, at) =>
      new Promise<void>((resolve) => {
        setTimeout(() => resolve(button.click()), at - Date.now());
      }),
    moment,
  );
}

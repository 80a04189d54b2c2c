import { expect, type Page } from "@playwright/test";
import { waitForWorker } from "./wallet.ts";

/** The fields of the service's answers that the checks read. */
type Ledger = {
  readonly wallet: Record<"seq" | "spendable" | "held", number> & {
    readonly lifetime: Record<"granted" | "spent" | "expired" | "clawedBack", number>;
  };
  readonly entries: readonly (Record<"seq" | "points" | "balanceAfter", number> &
    Record<"at" | "kind", string> & { readonly subject: { readonly id?: string } })[];
  readonly lots: readonly { readonly remaining: number }[];
};

/** Reads the signed-in member's wallet and lots, and all entries, newest first. */
export async function readLedger(page: Page): Promise<Ledger> {
  await waitForWorker(page);
  return page.evaluate(async () => {
    const get = async (path: string) => (await fetch(path)).json();
    const entries = [];
    let cursor: string | undefined = "";
    while (cursor !== undefined) {
      const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const list = await get(`/api/entries?limit=200${query}`);
      entries.push(...list.items);
      cursor = list.nextCursor;
    }
    return { wallet: await get("/api/wallet"), entries, lots: (await get("/api/lots")).items };
  });
}

/** Expects the invariants that hold whatever has failed before. */
export async function expectSoundLedger(page: Page): Promise<Ledger> {
  const ledger = await readLedger(page);
  const { wallet, entries, lots } = ledger;
  const { granted, spent, expired, clawedBack } = wallet.lifetime;
  expect(wallet.spendable + wallet.held + spent + expired + clawedBack).toBe(granted);
  expect(lots.reduce((sum, { remaining }) => sum + remaining, 0)).toBe(wallet.spendable);
  const oldestFirst = entries.toReversed();
  expect(oldestFirst.map(({ seq }) => seq)).toEqual(
    Array.from({ length: wallet.seq }, (_, index) => index + 1),
  );
  let balance = 0;
  for (const [index, { points, balanceAfter, at }] of oldestFirst.entries()) {
    balance += points;
    expect(balanceAfter).toBe(balance);
    expect(at >= (oldestFirst[index - 1]?.at ?? "")).toBe(true);
  }
  expect(wallet.spendable).toBe(balance);
  return ledger;
}

/** Counts the delivery coupons that were redeemed. Those of an imported statement are not of the catalogue. */
export const couponsIn = (entries: Ledger["entries"]) =>
  entries.filter(({ kind, subject }) => kind === "redemption" && subject.id === "delivery-coupon")
    .length;

/** Imports the exported ledger as a new member, and expects the same wallet. */
export async function expectSameWhenReplayed(page: Page): Promise<void> {
  const [wallet, replayed] = await page.evaluate(async () => {
    const get = async (path: string) => (await fetch(path)).json();
    const post = async (path: string, body: string) => {
      const headers = { "Content-Type": "application/json" };
      return (await fetch(path, { method: "POST", headers, body })).json();
    };
    const before = await get("/api/wallet");
    const statement = await (await fetch("/api/statement?format=json")).text();
    const { memberId } = await post("/api/demo/statements", statement);
    await post("/api/session", JSON.stringify({ memberId }));
    const after = await get("/api/wallet");
    await post("/api/session", JSON.stringify({ memberId: before.memberId }));
    return [before, after];
  });
  const { seq, spendable, held, expiring, lifetime } = wallet;
  expect(replayed).toMatchObject({ seq, spendable, held, expiring, lifetime });
}

import { expect, type Page } from "@playwright/test";
import { workerAnswers } from "./wallet.ts";

/** What the checks look at, as it goes over the wire. */
type Ledger = {
  readonly wallet: Record<"seq" | "spendable" | "held", number> & {
    readonly lifetime: Record<"granted" | "spent" | "expired" | "clawedBack", number>;
  };
  readonly entries: readonly (Record<"seq" | "points" | "balanceAfter", number> &
    Record<"at" | "kind", string>)[];
  readonly lots: readonly { readonly remaining: number }[];
};

/** The signed-in member's whole ledger, newest first, and the wallet that the service makes of it. */
export async function readLedger(page: Page): Promise<Ledger> {
  await workerAnswers(page);
  return page.evaluate(async () => {
    const get = async (path: string) => (await fetch(path)).json();
    const entries = [];
    let cursor: string | undefined = "";
    while (cursor !== undefined) {
      const asked: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const list = await get(`/api/entries?limit=200${asked}`);
      entries.push(...list.items);
      cursor = list.nextCursor;
    }
    return { wallet: await get("/api/wallet"), entries, lots: (await get("/api/lots")).items };
  });
}

/** What is true of a ledger whatever has gone wrong around it. */
export async function expectSoundLedger(page: Page): Promise<Ledger> {
  const ledger = await readLedger(page);
  const { wallet, entries, lots } = ledger;
  const { granted, spent, expired, clawedBack } = wallet.lifetime;
  expect(wallet.spendable + wallet.held + spent + expired + clawedBack).toBe(granted);
  expect(lots.reduce((sum, { remaining }) => sum + remaining, 0)).toBe(wallet.spendable);
  const oldestFirst = entries.toReversed();
  expect(oldestFirst.map(({ seq }) => seq)).toEqual(
    Array.from({ length: wallet.seq }, (_, before) => before + 1),
  );
  let balance = 0;
  for (const [place, { points, balanceAfter, at }] of oldestFirst.entries()) {
    balance += points;
    expect(balanceAfter).toBe(balance);
    expect(at >= (oldestFirst[place - 1]?.at ?? "")).toBe(true);
  }
  expect(wallet.spendable).toBe(balance);
  return ledger;
}

/** A ledger that goes out and comes back as a new member's, replayed by the rules, makes the same wallet. */
export async function expectSameWhenReplayed(page: Page): Promise<void> {
  const [wallet, again] = await page.evaluate(async () => {
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
  expect(again).toMatchObject({ seq, spendable, held, expiring, lifetime });
}

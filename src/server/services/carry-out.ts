import { assert } from "../../rules/assertion.ts";
import { instant, later, type Instant } from "../../rules/calendar.ts";
import { decide } from "../../rules/decide.ts";
import { aliPoint } from "../../rules/programme.ts";
import { settle } from "../../rules/settle.ts";
import type { Kept, State } from "../store/store.ts";
import type { Doing } from "../worlds/members.ts";
import { aftermath, withKept } from "./aftermath.ts";
import type { Plan } from "./execute.ts";
import { purchase } from "./purchases.ts";
import type { Replayed } from "./replay-statement.ts";

/** A plan, and when it was carried out. */
export type PlanAt = { readonly plan: Plan; readonly at: Instant };

/** What a sample member did before `now`. */
export function doneBy(memberId: string, { ago, bought }: Doing, now: Instant): PlanAt {
  const plan = purchase(bought, memberId);
  assert(typeof plan !== "string", () => `no purchase at ${bought.offerId}`);
  return { plan, at: instant(now - ago) };
}

/**
 * Enters what was done after a statement's rows as if it had been asked for then, or at the last row where
 * that is later. What the rules refuse is a fault of the sample.
 */
export function carryOut(
  memberId: string,
  { wallet: before, entries: first }: Pick<Replayed, "wallet" | "entries">,
  since: readonly PlanAt[],
  state: State,
) {
  const entries = [...first];
  const kept: Kept[] = [];
  let wallet = before;
  for (const { plan, at } of since) {
    const now = later(at, wallet.at);
    const settled = settle(wallet, now, aliPoint);
    const current = withKept(state, kept);
    const command = plan.command(current);
    assert(typeof command !== "string", () => "no command for a sample's doing");
    const outcome = decide(settled.wallet, command, now, aliPoint);
    assert(outcome.refusal === undefined, () => `refused: ${outcome.refusal?.code}`);
    wallet = outcome.wallet;
    entries.push(...settled.entries, ...outcome.entries);
    kept.push(...aftermath(memberId, [...settled.entries, ...outcome.entries], current));
    kept.push(...(plan.keep?.(current, { entries: outcome.entries, at: now }) ?? []));
  }
  return { wallet, entries, kept };
}

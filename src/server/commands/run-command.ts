import type { Problem, ProblemCode } from "../../contract/problem.ts";
import { later, type Instant } from "../../rules/calendar.ts";
import { decideSettled, type Outcome, type RulesCommand } from "../../rules/decide.ts";
import type { Entry } from "../../rules/ledger/entry.ts";
import type { Appended } from "../../rules/ledger/ledger.ts";
import type { Terms } from "../ports.ts";
import type { ResourceName, ResourceWrite } from "../store/resources.ts";
import type { State } from "../store/store.ts";
import { settleState, sideEffectsOf } from "./side-effects.ts";
import { evidenceOf } from "./task-evidence.ts";

/** What one kind of command reads, asks of the rules, and writes beside the ledger. */
export type CommandHandler = {
  readonly resources: readonly ResourceName[];
  /**
   * The rules' command, or what to refuse with; nothing for a command that makes no entries. Due entries are in the
   * state already.
   */
  command(state: State, at: Instant): RulesCommand | ProblemCode | CommandRefusal | undefined;
  /** What an accepted command writes beside the side effects of its entries. */
  writes?(state: State, done: Executed): readonly ResourceWrite[];
  writesOnRefusal?(state: State, refusal: CommandRefusal, at: Instant): readonly ResourceWrite[];
  /** What the answer contains beside the receipt, encoded. */
  extraFields?(state: State, done: Executed): Readonly<Record<string, unknown>>;
};

/** A rule's refusal, or a code without numbers. */
export type CommandRefusal = { readonly code: ProblemCode } & Pick<Problem, "errors" | "paidAt">;

/** The entries of an accepted command, without those that were due before it. */
export type Executed = { readonly entries: readonly Entry[]; readonly at: Instant };

/** Everything to write, refused or not: due entries are recorded even if the command is refused. */
export type CommandResult = Appended & {
  readonly writes: readonly ResourceWrite[];
  readonly at: Instant;
  readonly refusal?: CommandRefusal;
  readonly extraFields?: Readonly<Record<string, unknown>>;
};

/**
 * Enters what is due by `at`, decides the command and collects what to write. Pure: the API and the generated demo
 * histories share it. A wallet's time never goes back before its last entry.
 */
export function runCommand(
  state: State,
  handler: CommandHandler,
  memberId: string,
  at: Instant,
  { programme, catalog }: Terms,
): CommandResult {
  const now = later(at, state.wallet?.at ?? at);
  const due = settleState(memberId, state, now, programme);
  const refuse = (refusal: CommandRefusal) => ({
    wallet: due.wallet,
    entries: due.entries,
    writes: [...due.writes, ...(handler.writesOnRefusal?.(due.state, refusal, now) ?? [])],
    at: now,
    refusal,
  });
  const command = handler.command(due.state, now);
  if (typeof command === "string") return refuse({ code: command });
  if (command && "code" in command) return refuse(command);
  const { wallet, entries, refusal }: Outcome =
    command === undefined
      ? { wallet: due.wallet, entries: [] }
      : decideSettled(due.wallet, command, now, programme);
  if (refusal) return refuse(refusal);
  const done = { entries, at: now };
  const extraFields = handler.extraFields?.(due.state, done);
  return {
    wallet,
    entries: due.entries.length === 0 ? entries : [...due.entries, ...entries],
    writes: [
      ...due.writes,
      ...sideEffectsOf(memberId, entries, due.state),
      ...evidenceOf(memberId, entries, catalog),
      ...(handler.writes?.(due.state, done) ?? []),
    ],
    at: now,
    ...(extraFields && { extraFields }),
  };
}

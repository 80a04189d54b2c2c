import type { Ports } from "../ports.ts";
import type { ResourceWrite } from "../store/resources.ts";
import type { Scope, State, Work } from "../store/store.ts";
import { accepted, refused, repeat, type Operation, type OperationAnswer } from "./execute.ts";
import type { CommandRefusal } from "./run-command.ts";

/** A command that changes records and no wallet. */
export type RecordCommand = Pick<Scope, "memberId" | "resources" | "resourcesOf"> & {
  decide(state: State): RecordDecision;
};

type RecordDecision =
  /** `body` is the answer, encoded. */
  | { readonly writes: readonly ResourceWrite[]; readonly body: object }
  | { readonly refusal: CommandRefusal };

/** Like `execute`: one transaction, and a repeated operation gets its first answer. */
export function executeRecords(
  { store }: Pick<Ports, "store">,
  operation: Operation,
  command: RecordCommand,
): Promise<OperationAnswer> {
  const { owner, key, now } = operation;
  return store.commit({ ...command, receipt: { owner, key } }, (state): Work<OperationAnswer> => {
    if (state.receipt) return { result: repeat(state.receipt, operation) };
    const decision = command.decide(state);
    if ("refusal" in decision) return refused(operation, decision.refusal, now);
    return { ...accepted(operation, decision), resources: decision.writes };
  });
}

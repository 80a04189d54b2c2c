import {
  StorageFull,
  StoreUnavailable,
  type Scope,
  type State,
  type Store,
  type Work,
} from "../../server/store/store.ts";
import type { Environment } from "./environment.ts";

type StoreHooks = {
  readonly isFull: () => boolean;
  /** Waits a little. Never returns if the service is stopped meanwhile. */
  readonly pause: () => Promise<void>;
  readonly onCommit: (scope: Scope, work: Work<unknown>) => void;
};

/** A store that is slow, aborts, is full, or does not know whether it has written. */
export function faultyStore(
  store: Store,
  { isFull, pause, onCommit }: StoreHooks,
  { faults, trace }: Environment,
): Store {
  async function commit<Result>(scope: Scope, work: (state: State) => Work<Result>) {
    if (faults.occurs("slow store")) await pause();
    const isAborted = faults.occurs("aborted commit");
    let done: Work<Result> | undefined;
    const result = await store.commit(scope, (state) => {
      done = work(state);
      const { wallet, entries = [], receipt, resources = [] } = done;
      const writes = wallet || receipt || entries.length > 0 || resources.length > 0;
      if (isAborted) throw new StoreUnavailable("aborted");
      if (isFull() && writes) throw new StorageFull("full");
      return done;
    });
    if (done) onCommit(scope, done);
    // The write is durable but not acknowledged: the service may be stopped here.
    if (faults.occurs("slow store")) await pause();
    if (faults.occurs("unknown commit")) {
      trace.log("the store does not know whether it wrote");
      throw new StoreUnavailable("not known");
    }
    return result;
  }

  async function slowly<Value>(read: () => Promise<Value>): Promise<Value> {
    if (faults.occurs("slow store")) await pause();
    return read();
  }
  return {
    ...store,
    commit,
    readWallet: (memberId) => slowly(() => store.readWallet(memberId)),
    readReceipt: (memberId, key) => slowly(() => store.readReceipt(memberId, key)),
  };
}

import {
  StorageFull,
  StoreUnavailable,
  type Scope,
  type State,
  type Store,
  type Work,
} from "../../server/store/store.ts";
import type { Around } from "./around.ts";

/** The store's own troubles, and who learns what was written. */
export type Disk = {
  readonly isFull: () => boolean;
  /** Waits a little, and for ever where the service is stopped meanwhile. */
  readonly pause: () => Promise<void>;
  readonly onCommit: (scope: Scope, work: Work<unknown>) => void;
};

/** A store that is slow, aborts, is full, and may have written what it says it may not have. */
export function faultyStore(store: Store, disk: Disk, { weather, trace }: Around): Store {
  async function commit<Result>(scope: Scope, work: (state: State) => Work<Result>) {
    if (weather.strikes("slow store")) await disk.pause();
    const aborts = weather.strikes("aborted");
    let done: Work<Result> | undefined;
    const result = await store.commit(scope, (state) => {
      done = work(state);
      const { wallet, entries = [], receipt, resources = [] } = done;
      const writes = wallet || receipt || entries.length > 0 || resources.length > 0;
      if (aborts) throw new StoreUnavailable("aborted");
      if (disk.isFull() && writes) throw new StorageFull("full");
      return done;
    });
    if (done) disk.onCommit(scope, done);
    // Durable, and nobody knows yet: the service may be stopped here.
    if (weather.strikes("slow store")) await disk.pause();
    if (weather.strikes("unsure")) {
      trace.say("the store does not know whether it wrote");
      throw new StoreUnavailable("not known");
    }
    return result;
  }

  async function slowly<Value>(read: () => Promise<Value>): Promise<Value> {
    if (weather.strikes("slow store")) await disk.pause();
    return read();
  }
  return {
    ...store,
    commit,
    readWallet: (memberId) => slowly(() => store.readWallet(memberId)),
    readReceipt: (memberId, key) => slowly(() => store.readReceipt(memberId, key)),
  };
}

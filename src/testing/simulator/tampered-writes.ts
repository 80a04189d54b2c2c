import type {
  ResourceWrite,
  ResourceName,
  Resources,
  State,
  Work,
} from "../../server/store/store.ts";
import type { Parts } from "./parts.ts";

/** A mistake: what a run is put together from instead. */
export type Bug = Partial<Parts>;

/** Every transaction writes something else than was decided. */
export function writing(
  change: (work: Work<unknown>, state: State) => Omit<Work<unknown>, "result">,
): Bug {
  return {
    store: (store) => ({
      ...store,
      commit: (scope, work) =>
        store.commit(scope, (state) => {
          const done = work(state);
          return { ...change(done, state), result: done.result };
        }),
    }),
  };
}

/** What is kept by these names is written as `change` says, from what is there and what should be; `undefined`: not at all. */
export function keepingAs<Prefix extends "card:" | "partner:" | "purchase:" | "task:">(
  prefix: Prefix,
  change: (value: KeptBy<Prefix>, before: KeptBy<Prefix> | undefined) => unknown,
): Bug {
  return writing((work, state) => {
    const resources = (work.resources ?? []).flatMap((kept) => {
      const [name, value] = kept;
      if (!name.startsWith(prefix)) return [kept];
      const before = state.resource(name) as KeptBy<Prefix> | undefined;
      const instead = change(value as KeptBy<Prefix>, before);
      return instead === undefined ? [] : [[name, instead] as unknown as ResourceWrite];
    });
    return { ...work, resources };
  });
}

type KeptBy<Prefix extends string> = Resources[Extract<ResourceName, `${Prefix}${string}`>];

import type { ResourceName, Resources, ResourceWrite } from "../../server/store/resources.ts";
import type { State, Work } from "../../server/store/store.ts";
import type { Components } from "./components.ts";

/** A mistake: the components that it replaces. */
export type PlantedBug = Partial<Components>;

/** Every transaction writes something else than was decided. */
export function changeWrites(
  change: (work: Work<unknown>, state: State) => Omit<Work<unknown>, "result">,
): PlantedBug {
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

/** Writes something else under these names; `undefined` writes nothing. */
export function changeResources<
  Prefix extends
    | "card:"
    | "order:"
    | "orders:"
    | "partner-order:"
    | "partner:"
    | "purchase:"
    | "reward:"
    | "stock:"
    | "task:",
>(
  prefix: Prefix,
  change: (value: ResourceOf<Prefix>, before: () => ResourceOf<Prefix> | undefined) => unknown,
): PlantedBug {
  return changeWrites((work, state) => {
    const resources = (work.resources ?? []).flatMap((write) => {
      const [name, value] = write;
      if (!name.startsWith(prefix)) return [write];
      const before = () => state.resource(name) as ResourceOf<Prefix> | undefined;
      const changed = change(value as ResourceOf<Prefix>, before);
      return changed === undefined ? [] : [[name, changed] as unknown as ResourceWrite];
    });
    return { ...work, resources };
  });
}

type ResourceOf<Prefix extends string> = Resources[Extract<ResourceName, `${Prefix}${string}`>];

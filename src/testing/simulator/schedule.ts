/** Virtual time in milliseconds from 0. It moves only from one scheduled action to the next. */
export type Schedule = ReturnType<typeof createSchedule>;

type ScheduledAction = { readonly at: number; readonly act: () => void };

export function createSchedule() {
  /** The next one is last. */
  const actions: ScheduledAction[] = [];
  let now = 0;

  /** Actions at the same instant run in the order in which they were scheduled. Returns a function that cancels. */
  function after(ms: number, act: () => void): () => void {
    const action = { at: now + Math.ceil(ms), act };
    let index = actions.length;
    while (index > 0 && (actions[index - 1]?.at ?? 0) <= action.at) index -= 1;
    actions.splice(index, 0, action);
    return () => {
      const found = actions.indexOf(action);
      if (found !== -1) actions.splice(found, 1);
    };
  }

  return {
    now: () => now,
    after,
    sleep: (ms: number) => new Promise<void>((resolve) => after(ms, resolve)),
    /** Runs the next action and everything that follows from it at once; `false` if there is none. */
    async step(): Promise<boolean> {
      const action = actions.pop();
      if (action === undefined) return false;
      now = action.at;
      action.act();
      // All promises that can continue have done so before the event loop turns.
      await new Promise((resolve) => setImmediate(resolve));
      return true;
    },
  };
}

/** Virtual time, in milliseconds from 0: nothing waits, and nothing happens but what is due next. */
export type Schedule = ReturnType<typeof createSchedule>;

type Task = { readonly at: number; readonly act: () => void };

export function createSchedule() {
  /** Soonest last. */
  const tasks: Task[] = [];
  let now = 0;

  /** What is due at one instant happens in the order in which it was asked for. */
  function after(ms: number, act: () => void): () => void {
    const task = { at: now + Math.ceil(ms), act };
    let place = tasks.length;
    while (place > 0 && (tasks[place - 1]?.at ?? 0) <= task.at) place -= 1;
    tasks.splice(place, 0, task);
    return () => {
      const found = tasks.indexOf(task);
      if (found !== -1) tasks.splice(found, 1);
    };
  }

  return {
    now: () => now,
    after,
    sleep: (ms: number) => new Promise<void>((resolve) => after(ms, resolve)),
    /** Lets the next thing happen, with all that follows from it at once; `false` where there is none. */
    async step(): Promise<boolean> {
      const task = tasks.pop();
      if (task === undefined) return false;
      now = task.at;
      task.act();
      // Every promise that can go on has gone on when the event loop comes round.
      await new Promise((resolve) => setImmediate(resolve));
      return true;
    },
  };
}

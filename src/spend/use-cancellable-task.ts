import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

/** Runs one task at a time. Another start, `cancel` and unmounting abort it. */
export function useCancellableTask<Input, Result>(
  run: (input: Input, signal: AbortSignal) => Promise<Result>,
) {
  const underway = useRef<AbortController>(undefined);
  const { mutate, reset, ...task } = useMutation({
    mutationFn(input: Input) {
      underway.current?.abort();
      underway.current = new AbortController();
      return run(input, underway.current.signal);
    },
  });

  useEffect(() => () => underway.current?.abort(), []);

  function cancel() {
    underway.current?.abort();
    reset();
  }

  return { ...task, start: mutate, cancel };
}

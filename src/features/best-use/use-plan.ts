import { useEffect, useRef, useState } from "react";
import type { Plan } from "../../rules/best-use/plan.ts";
import type { PlanInput, PlanMessage } from "./plan-input.ts";

type Found = { readonly request: string; readonly input: PlanInput; readonly plan: Plan };
type Progress = { readonly request: string; readonly share: number; readonly plan: Plan };
type SearchFailure = { readonly request: string; readonly error: unknown };

/**
 * The plan for `input`, searched in a worker. Until it is found, `found` is the last plan with its own input.
 * `progress` is defined only while a search takes long.
 */
export function usePlan(input: PlanInput) {
  const request = JSON.stringify(input);
  const [found, setFound] = useState<Found>();
  const [progress, setProgress] = useState<Progress>();
  const [failure, setFailure] = useState<SearchFailure>();
  const worker = useRef<Worker>(undefined);

  useEffect(() => {
    worker.current = startSearch(request, { setFound, setProgress, setFailure });
    return () => worker.current?.terminate();
  }, [request]);

  const isFound = found?.request === request;
  return {
    found,
    progress: !isFound && progress?.request === request ? progress : undefined,
    failure: !isFound && failure?.request === request ? failure : undefined,
    /** Ends the search with the best plan so far. */
    stop: () => {
      worker.current?.terminate();
      if (progress) setFound({ request, input, plan: progress.plan });
    },
    retry: () => {
      setFailure(undefined);
      worker.current = startSearch(request, { setFound, setProgress, setFailure });
    },
  };
}

type Setters = {
  readonly setFound: (found: Found) => void;
  readonly setProgress: (progress: Progress) => void;
  readonly setFailure: (failure: SearchFailure) => void;
};

function startSearch(request: string, { setFound, setProgress, setFailure }: Setters) {
  const fail = (error: unknown) => setFailure({ request, error });
  try {
    const worker = new Worker(new URL("./plan-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("error", fail);
    worker.addEventListener("message", ({ data }: MessageEvent<PlanMessage>) => {
      const { kind, plan } = data;
      if (kind === "progress") setProgress({ request, share: data.share, plan });
      else setFound({ request, input: JSON.parse(request) as PlanInput, plan });
    });
    worker.postMessage(request);
    return worker;
  } catch (error) {
    fail(error);
    return undefined;
  }
}

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Plan } from "../../rules/best-use/plan.ts";
import { Button } from "../../ui/button.tsx";
import { Failure } from "../../ui/failure.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { LongTask } from "../../ui/long-task.tsx";
import type { PlanInput, PlanMessage } from "./plan-input.ts";

type PlanSearchProps = {
  readonly input: PlanInput;
  /** The plan with the input that it was made from. */
  readonly children: (found: { readonly input: PlanInput; readonly plan: Plan }) => ReactNode;
};

/** Shows the plan, or the progress of a long search. */
export function PlanSearch({ input, children }: PlanSearchProps) {
  const t = useTranslations("bestUse");
  const app = useTranslations("app");
  const { found, progress, failure, stop, retry } = usePlan(input);
  if (failure) {
    const remedy = { label: app("retry"), act: retry };
    return (
      <Panel title={t("save")}>
        <Failure error={failure.error} remedy={remedy} />
      </Panel>
    );
  }
  if (progress) {
    return (
      <Panel title={t("save")}>
        <LongTask
          label={t("searching")}
          status={t("searching")}
          progress={{ value: progress.share, max: 1 }}
        >
          <Button look="outlined" onClick={stop}>
            {t("stopSearch")}
          </Button>
        </LongTask>
      </Panel>
    );
  }
  return found ? children(found) : <SheetsSkeleton rows={[9]} />;
}

type Found = { readonly input: PlanInput; readonly plan: Plan };
type Progress = Found & { readonly share: number };
type SearchFailure = { readonly input: PlanInput; readonly error: unknown };

/**
 * The plan for `input`, searched in a worker. Each new object starts a new search. Until it ends, `found` is the last
 * plan with its own input, and `progress` is defined once it takes long.
 */
function usePlan(input: PlanInput) {
  const [found, setFound] = useState<Found>();
  const [progress, setProgress] = useState<Progress>();
  const [failure, setFailure] = useState<SearchFailure>();
  const worker = useRef<Worker>(undefined);

  useEffect(() => {
    worker.current = startSearch(input, { setFound, setProgress, setFailure });
    return () => worker.current?.terminate();
  }, [input]);

  const isFound = found?.input === input;
  return {
    found,
    progress: !isFound && progress?.input === input ? progress : undefined,
    failure: !isFound && failure?.input === input ? failure : undefined,
    /** Ends the search with the best plan so far. */
    stop: () => {
      worker.current?.terminate();
      if (progress) setFound(progress);
    },
    retry: () => {
      setFailure(undefined);
      worker.current = startSearch(input, { setFound, setProgress, setFailure });
    },
  };
}

type Setters = {
  readonly setFound: (found: Found) => void;
  readonly setProgress: (progress: Progress) => void;
  readonly setFailure: (failure: SearchFailure) => void;
};

function startSearch(input: PlanInput, { setFound, setProgress, setFailure }: Setters) {
  const fail = (error: unknown) => setFailure({ input, error });
  try {
    const worker = new Worker(new URL("./plan-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("error", fail);
    worker.addEventListener("message", ({ data }: MessageEvent<PlanMessage>) => {
      if (data.kind === "progress") setProgress({ input, ...data });
      else setFound({ input, ...data });
    });
    worker.postMessage(input);
    return worker;
  } catch (error) {
    fail(error);
    return undefined;
  }
}

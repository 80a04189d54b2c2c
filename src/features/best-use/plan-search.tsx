import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Plan } from "../../rules/best-use/plan.ts";
import { Button } from "../../ui/button.tsx";
import { Failure } from "../../ui/failure.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { LongTask } from "../../ui/long-task.tsx";
import type { PlanInput } from "./plan-input.ts";
import { usePlan } from "./use-plan.ts";

type PlanSearchProps = {
  readonly input: PlanInput;
  /** The plan with the input that it was made from. */
  readonly children: (found: { readonly input: PlanInput; readonly plan: Plan }) => ReactNode;
};

/** Shows the plan, and where it takes long how far the search is. */
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

import { useState } from "react";
import { useTranslations } from "use-intl";
import { planSegments } from "../../api/wallet-segments.ts";
import type { ProductView } from "../../contract/product.ts";
import type { Plan, PlannedRedemption } from "../../rules/best-use/plan.ts";
import { minus, sum } from "../../rules/points.ts";
import { valueOf } from "../../rules/programme.ts";
import { Facts } from "../../ui/facts.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { Strip } from "../../ui/strip.tsx";
import { alternativesToFirst } from "./alternatives.ts";
import { Deadline } from "./deadline.tsx";
import { deadlineOf } from "./group-steps.ts";
import { outcomeOf, type PlanOutcome } from "./plan-outcome.ts";
import { StepList } from "./step-list.tsx";
import { StillLost } from "./still-lost.tsx";
import { PlanSearch } from "./plan-search.tsx";
import type { PlanInput } from "./plan-input.ts";

type SavePanelProps = {
  readonly input: PlanInput;
  readonly products: readonly ProductView[];
  readonly onRedeem: (redemption: PlannedRedemption) => void;
};

/** The redemptions that let the fewest points expire, with their steps to carry out. */
export function SavePanel({ input, ...rest }: SavePanelProps) {
  return (
    <PlanSearch input={input}>
      {(found) => (
        // A new plan discards the alternative chosen for the previous one.
        <PlanPanel key={JSON.stringify(found.plan.redemptions)} {...found} {...rest} />
      )}
    </PlanSearch>
  );
}

type PlanPanelProps = SavePanelProps & { readonly plan: Plan };

function PlanPanel({ plan, input, products, onRedeem }: PlanPanelProps) {
  const t = useTranslations("bestUse");
  const { wallet, now, programme } = input;
  const [first, chooseFirst] = useState<PlannedRedemption>();
  const redemptions = first ? plan.redemptions.with(0, first) : plan.redemptions;
  const outcome = outcomeOf(wallet, redemptions, now, programme);
  if (!outcome) return null;
  const { steps, lost } = outcome;
  return (
    <Panel title={t("save")}>
      {!plan.isComplete && <p className="mb-2 font-medium text-quiet">{t("bestSoFar")}</p>}
      <Saved outcome={outcome} input={input} />
      <div className="mt-6">
        <Strip label={t("saveStrip")} segments={planSegments(steps, lost, programme)} />
      </div>
      {steps.length > 0 && (
        <StepList
          steps={steps}
          instead={alternativesToFirst(plan.redemptions, input)}
          products={products}
          now={now}
          programme={programme}
          onInstead={chooseFirst}
          onRedeem={onRedeem}
        />
      )}
      {lost.length > 0 && (
        <StillLost outcome={outcome} input={input} isComplete={plan.isComplete} />
      )}
    </Panel>
  );
}

/** How many expiring points the plan saves, and what it spends. */
function Saved({
  outcome: { steps, lost },
  input: { now, programme },
}: {
  outcome: PlanOutcome;
  input: PlanInput;
}) {
  const t = useTranslations("bestUse");
  const saved = sum(steps.flatMap(({ saves }) => saves));
  const expired = sum(lost);
  const spent = sum(steps);
  const cash = steps.reduce((total, { fen }) => total + fen, 0);
  const deadline = deadlineOf(steps) ?? lost.at(-1)?.expiresAt ?? now;
  const last = <Deadline expiresAt={deadline} now={now} />;
  const facts = [
    [t("value"), <Money key="value" fen={valueOf(saved, programme)} />],
    [t("spent"), <Points key="spent" value={spent} />],
    ...(spent > saved
      ? [[t("notExpiringSoon"), <Points key="on" value={minus(spent, saved)} />] as const]
      : []),
    [t("cash"), <Money key="cash" fen={cash} />],
  ] as const;
  return (
    <>
      <p className="text-2xl font-semibold tracking-tight">
        {expired === 0
          ? t("savesAll", { count: saved })
          : t("saves", { count: saved, due: saved + expired })}
      </p>
      <p className="mt-1 text-quiet">
        {t.rich(steps.length === 0 ? "cannot" : "wouldExpire", {
          date: () => last,
          steps: steps.length,
        })}
      </p>
      {steps.length > 0 && <Facts facts={facts} className="mt-5 flex flex-wrap gap-x-10 gap-y-3" />}
    </>
  );
}

import { useState } from "react";
import { useTranslations } from "use-intl";
import { planSegments } from "../../api/wallet-segments.ts";
import type { ProductView } from "../../contract/product.ts";
import type { Plan, PlannedRedemption } from "../../rules/best-use/plan.ts";
import { minus, sum } from "../../rules/points.ts";
import { valueOf } from "../../rules/programme.ts";
import { expiringBy, soonUntil } from "../../rules/expiry/reminder.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { Strip } from "../../ui/strip.tsx";
import { alternativesToFirst } from "./alternatives.ts";
import { outcomeOf, type PlanOutcome } from "./plan-outcome.ts";
import { NothingToSave } from "./nothing-to-save.tsx";
import { StepList } from "./step-list.tsx";
import { StillLost } from "./still-lost.tsx";
import { PlanSearch } from "./plan-search.tsx";
import type { PlanInput } from "./plan-input.ts";

type SavePanelProps = {
  readonly input: PlanInput;
  readonly products: readonly ProductView[];
  readonly onRedeem: (redemption: PlannedRedemption) => void;
};

/** The plan that lets the fewest points expire, with its steps to carry out; or why there is none. */
export function SavePanel({ input, ...rest }: SavePanelProps) {
  const t = useTranslations("bestUse");
  const { wallet, now, programme } = input;
  const [next] = wallet.expiring;
  if (next === undefined) {
    return (
      <NothingToSave title={t("noPoints")} lead={t("noPointsLead")}>
        <ButtonLink href="/obtain">{t("obtain")}</ButtonLink>
      </NothingToSave>
    );
  }
  if (expiringBy(wallet.expiring, soonUntil(now, programme)).length === 0) {
    const amount = <Points value={next.points} />;
    const date = <Moment at={next.expiresAt - 1} to="day" />;
    return (
      <NothingToSave
        title={t("nothingToSave")}
        lead={t.rich("nothingToSaveLead", { points: () => amount, date: () => date })}
      />
    );
  }
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
  const hasOthers = steps.some(({ others }) => others.length > 0);
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
          onInstead={chooseFirst}
          onRedeem={onRedeem}
        />
      )}
      {lost.length > 0 && (
        <StillLost outcome={outcome} input={input} isComplete={plan.isComplete} />
      )}
      {(lost.length > 0 || hasOthers) && <OtherUses />}
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
  const last = <Moment at={soonUntil(now, programme) - 1} to="day" />;
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

/** Links to spends that take any number of points, for points that fit no price. */
function OtherUses() {
  const t = useTranslations("bestUse");
  const nav = useTranslations("nav");
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3">
      <p className="min-w-0 flex-1 basis-64 text-sm text-quiet">{t("anyNumber")}</p>
      <ButtonLink look="outlined" href="/pay">
        {nav("pay")}
      </ButtonLink>
      <ButtonLink look="outlined" href="/donate">
        {nav("donate")}
      </ButtonLink>
    </div>
  );
}

import { useState } from "react";
import { useTranslations } from "use-intl";
import { planSegments } from "../../api/wallet-segments.ts";
import type { ProductView } from "../../contract/product.ts";
import { plan } from "../../rules/plan.ts";
import { minus, sum } from "../../rules/points.ts";
import { valueOf } from "../../rules/programme.ts";
import { soonUntil } from "../../rules/expiry/reminder.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { Strip } from "../../ui/strip.tsx";
import { courseOf, type Action, type Course } from "./course.ts";
import { NothingToSave } from "./nothing-to-save.tsx";
import { OtherUses } from "./other-uses.tsx";
import { StepList } from "./step-list.tsx";
import { StillLost } from "./still-lost.tsx";
import { firstSteps, thrifty, type Scene } from "./thrift.ts";

type SavePanelProps = {
  readonly scene: Scene;
  readonly products: readonly ProductView[];
  readonly onRedeem: (action: Action) => void;
};

/** The plan that lets the fewest points expire, as it is and as it can be carried out; or that none is needed. */
export function SavePanel({ scene, ...rest }: SavePanelProps) {
  const t = useTranslations("bestUse");
  const { wallet, products, now, programme } = scene;
  const [next] = wallet.expiring;
  if (next === undefined) {
    return (
      <NothingToSave title={t("noPoints")} lead={t("noPointsLead")}>
        <ButtonLink href="/obtain">{t("obtain")}</ButtonLink>
      </NothingToSave>
    );
  }
  const made = plan(wallet, products, now, programme);
  if (made.saved + made.stillLost === 0) {
    const amount = <Points value={next.points} />;
    const date = <Moment at={next.expiresAt - 1} to="day" />;
    return (
      <NothingToSave
        title={t("nothingToSave")}
        lead={t.rich("nothingToSaveLead", { points: () => amount, date: () => date })}
      />
    );
  }
  const actions = thrifty(made.actions, scene);
  // Another wallet, another plan: what was chosen for the last one is forgotten.
  return <Plan key={JSON.stringify(actions)} actions={actions} scene={scene} {...rest} />;
}

type PlanProps = SavePanelProps & { readonly actions: readonly Action[] };

function Plan({ actions: planned, scene, products, onRedeem }: PlanProps) {
  const t = useTranslations("bestUse");
  const { wallet, now, programme } = scene;
  const [first, chooseFirst] = useState<Action>();
  const actions = first ? planned.with(0, first) : planned;
  const course = courseOf(wallet, actions, now, programme);
  if (!course) return null;
  const { steps, lost } = course;
  const hasOthers = steps.some(({ others }) => others.length > 0);
  return (
    <Panel title={t("save")}>
      <Saved course={course} scene={scene} />
      <div className="mt-6">
        <Strip label={t("saveStrip")} segments={planSegments(steps, lost, programme)} />
      </div>
      {steps.length > 0 && (
        <StepList
          steps={steps}
          instead={firstSteps(planned, scene)}
          products={products}
          scene={scene}
          onInstead={chooseFirst}
          onRedeem={onRedeem}
        />
      )}
      {lost.length > 0 && <StillLost course={course} scene={scene} />}
      {(lost.length > 0 || hasOthers) && <OtherUses />}
    </Panel>
  );
}

/** How many of those that would expire, and what it takes. */
function Saved({
  course: { steps, lost },
  scene: { now, programme },
}: {
  course: Course;
  scene: Scene;
}) {
  const t = useTranslations("bestUse");
  const saved = sum(steps.flatMap(({ saves }) => saves));
  const gone = sum(lost);
  const used = sum(steps);
  const cash = steps.reduce((total, { fen }) => total + fen, 0);
  const last = <Moment at={soonUntil(now, programme) - 1} to="day" />;
  const facts = [
    [t("value"), <Money key="worth" fen={valueOf(saved, programme)} />],
    [t("spent"), <Points key="used" value={used} />],
    ...(used > saved
      ? [[t("notExpiringSoon"), <Points key="on" value={minus(used, saved)} />] as const]
      : []),
    [t("cash"), <Money key="cash" fen={cash} />],
  ] as const;
  return (
    <>
      <p className="text-2xl font-semibold tracking-tight">
        {gone === 0
          ? t("savesAll", { count: saved })
          : t("saves", { count: saved, due: saved + gone })}
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

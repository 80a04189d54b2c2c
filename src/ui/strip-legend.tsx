import { useTranslations } from "use-intl";
import type { Segment } from "./segment.ts";
import { looks, takenLook } from "./strip-bar.tsx";

type StripLegendProps = { readonly segments: readonly Segment[]; readonly isTakenBack: boolean };

/** Says what the marks mean that are in view. Hidden from those who hear it said with each bar. */
export function StripLegend({ segments, isTakenBack }: StripLegendProps) {
  const t = useTranslations("strip");
  const entries = [
    { state: "soon", words: t("soonKey") },
    { state: "held", words: t("heldKey") },
    { state: "pending", words: t("pendingKey") },
    { state: "lost", words: t("lostKey") },
    { state: "new", words: t("newKey") },
    { state: "back", words: t("backKey") },
  ] as const;
  // Of what pays whole, nothing is seen but that it pays.
  const seen = segments.filter(({ points, taken }) => taken < points);
  const inView = entries.filter(({ state }) => seen.some((segment) => segment.state === state));
  const pays = segments.some(({ taken }) => taken > 0);
  const inSteps = segments.some(({ step }) => step !== undefined);
  const takenKey = isTakenBack ? t("clawedBackKey") : inSteps ? t("stepKey") : t("paysKey");
  if (inView.length === 0 && !pays) return null;
  return (
    <p aria-hidden="true" className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-quiet">
      {pays && <LegendItem look={takenLook} words={takenKey} />}
      {inView.map(({ state, words }) => (
        <LegendItem key={state} look={`border ${looks[state]}`} words={words} />
      ))}
    </p>
  );
}

function LegendItem({ look, words }: { look: string; words: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={`inline-block h-3 w-4 rounded-xs own-fill ${look}`} />
      {words}
    </span>
  );
}

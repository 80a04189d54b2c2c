import { useTranslations } from "use-intl";
import type { Segment } from "./strip-segments.ts";
import { looks, takenLook } from "./strip-bar.tsx";

type StripLegendProps = { readonly segments: readonly Segment[]; readonly isClawback: boolean };

/** Explains the marks that the strip shows. Hidden from screen readers, which read it with each bar. */
export function StripLegend({ segments, isClawback }: StripLegendProps) {
  const t = useTranslations("strip");
  const entries = [
    { state: "soon", words: t("soonKey") },
    { state: "held", words: t("heldKey") },
    { state: "pending", words: t("pendingKey") },
    { state: "lost", words: t("lostKey") },
    { state: "new", words: t("newKey") },
    { state: "back", words: t("backKey") },
  ] as const;
  // A segment that is taken whole shows no state.
  const visible = segments.filter(({ points, taken }) => taken < points);
  const shown = entries.filter(({ state }) => visible.some((segment) => segment.state === state));
  const pays = segments.some(({ taken }) => taken > 0);
  const inSteps = segments.some(({ step }) => step !== undefined);
  const takenKey = isClawback ? t("clawedBackKey") : inSteps ? t("stepKey") : t("paysKey");
  if (shown.length === 0 && !pays) return null;
  return (
    <p aria-hidden="true" className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-quiet">
      {pays && <LegendItem look={takenLook} words={takenKey} />}
      {shown.map(({ state, words }) => (
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

import { useRef, useState, type KeyboardEvent } from "react";
import { StripBar, looks, takenLook } from "./strip-bar.tsx";
import { groupSegments, type Bar, type Segment } from "./strip-segments.ts";
import { useMeasured } from "./use-measured.ts";
import { useTranslations } from "use-intl";

type StripProps = {
  /** The accessible name of the list. */
  readonly label: string;
  /** In the order in which they are spent. */
  readonly segments: readonly Segment[];
  /** The points are taken by a clawback, not by a spend. */
  readonly isClawback?: boolean;
  /** Makes the bars buttons. Gets the segments of the pressed bar. */
  readonly onOpen?: (segments: readonly Segment[]) => void;
};

/** The average width of a bar in rem: more than the minimum, or every bar would be that narrow. */
const BAR_REM = 2.5;
/** On a phone too: the first months single, then years. */
const MINIMUM_BARS = 7;

/**
 * Points as a horizontal strip, first spent at the left. A bar is as wide as its points, but never too thin to touch: a
 * narrow strip joins far months. It is a list for screen readers. If its bars are buttons, Tab stops at one of them,
 * and the arrow keys, Home and End move between them.
 */
export function Strip({ label, segments, isClawback = false, onOpen }: StripProps) {
  const list = useRef<HTMLUListElement>(null);
  const bars = groupSegments(segments, useMeasured(list, fittingBars, MINIMUM_BARS));
  const [current, setCurrent] = useState(0);
  const tabStop = Math.min(current, bars.length - 1);
  // With bars of several months among them, single month names would mislead.
  const isByMonth = bars.every(({ firstMonth, lastMonth }) => firstMonth === lastMonth);

  function move(event: KeyboardEvent) {
    const next = nextIndex(event.key, tabStop, bars.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll("button")[next]?.focus();
  }

  return (
    <div>
      <ul
        ref={list}
        aria-label={label}
        className="flex gap-0.5"
        {...(onOpen && { onKeyDown: move })}
      >
        {bars.map((bar, index) => (
          <StripBar
            key={bar.segments[0]?.key}
            bar={bar}
            isClawback={isClawback}
            isByMonth={isByMonth}
            isFirstOfMonth={bar.firstMonth !== bars[index - 1]?.lastMonth}
            isFirstOfYear={yearOf(bar) !== yearOf(bars[index - 1])}
            isInSecondHalf={index >= bars.length / 2}
            {...(onOpen && {
              button: {
                tabIndex: index === tabStop ? 0 : -1,
                onFocus: () => setCurrent(index),
                onClick: () => onOpen(bar.segments),
              },
            })}
          />
        ))}
      </ul>
      <StripLegend segments={segments} isClawback={isClawback} />
    </div>
  );
}

function fittingBars(list: Element): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { width } = list.getBoundingClientRect();
  return Math.max(MINIMUM_BARS, Math.floor(width / rem / BAR_REM));
}

function yearOf(bar: Bar | undefined) {
  return bar?.firstMonth === undefined ? undefined : Math.floor(bar.firstMonth / 12);
}

function nextIndex(key: string, index: number, last: number): number | undefined {
  if (key === "ArrowRight") return Math.min(index + 1, last);
  if (key === "ArrowLeft") return Math.max(index - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? last : undefined;
}

type StripLegendProps = { readonly segments: readonly Segment[]; readonly isClawback: boolean };

/** Explains the marks that the strip shows. Hidden from screen readers, which read it with each bar. */
function StripLegend({ segments, isClawback }: StripLegendProps) {
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

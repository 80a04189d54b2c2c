import { useRef, useState, type KeyboardEvent } from "react";
import { StripBar } from "./strip-bar.tsx";
import { StripLegend } from "./strip-legend.tsx";
import { barsFor, type Bar, type Segment } from "./segment.ts";
import { useRoom } from "./use-room.ts";

type StripProps = {
  /** What the strip is of; a screen reader's name for the list. */
  readonly label: string;
  /** From the left: what is used first. */
  readonly segments: readonly Segment[];
  /** What is taken does not pay: it is taken back. */
  readonly isTakenBack?: boolean;
  /** Opens what a stretch is made of: one segment, or several that are drawn as one. Without it nothing can be pressed. */
  readonly onOpen?: (segments: readonly Segment[]) => void;
};

/** Room for a bar, in rem, on average: more than the narrowest takes, or all would be as narrow as that. */
const PITCH = 2.5;
/** So many there are on a phone too, most of them narrow: the first months by themselves, and the years after them. */
const FEWEST = 7;

/**
 * Points as one horizontal strip, left what is used first. A bar is as wide as its points, but never too thin to
 * touch: where the strip is too narrow for a bar each, far months are drawn together. It knows no wallets.
 * As a list it can be read aloud; where its bars open something, the strip is one stop for the Tab key, and the arrow
 * keys, Home and End go from bar to bar.
 */
export function Strip({ label, segments, isTakenBack = false, onOpen }: StripProps) {
  const list = useRef<HTMLUListElement>(null);
  const bars = barsFor(segments, useRoom(list, PITCH, FEWEST));
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, bars.length - 1);
  // Beside bars that span months, a month's name at one that does not would say nothing of them.
  const isByMonth = bars.every(({ firstMonth, lastMonth }) => firstMonth === lastMonth);

  function move(event: KeyboardEvent) {
    const to = placeAfter(event.key, stop, bars.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll("button")[to]?.focus();
  }

  return (
    <div>
      <ul
        ref={list}
        aria-label={label}
        className="flex gap-0.5"
        {...(onOpen && { onKeyDown: move })}
      >
        {bars.map((bar, place) => (
          <StripBar
            key={bar.segments[0]?.key}
            bar={bar}
            isTakenBack={isTakenBack}
            isByMonth={isByMonth}
            isFirstOfMonth={bar.firstMonth !== bars[place - 1]?.lastMonth}
            isFirstOfYear={yearOf(bar) !== yearOf(bars[place - 1])}
            isPastMiddle={place >= bars.length / 2}
            {...(onOpen && {
              button: {
                tabIndex: place === stop ? 0 : -1,
                onFocus: () => setCurrent(place),
                onClick: () => onOpen(bar.segments),
              },
            })}
          />
        ))}
      </ul>
      <StripLegend segments={segments} isTakenBack={isTakenBack} />
    </div>
  );
}

function yearOf(bar: Bar | undefined) {
  return bar?.firstMonth === undefined ? undefined : Math.floor(bar.firstMonth / 12);
}

function placeAfter(key: string, place: number, last: number): number | undefined {
  if (key === "ArrowRight") return Math.min(place + 1, last);
  if (key === "ArrowLeft") return Math.max(place - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? last : undefined;
}

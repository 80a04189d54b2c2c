import { Suspense, useRef, type ReactNode } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { useSeen } from "./use-seen.ts";

type ChartPlaceProps = {
  /** Stands here where the chart cannot come; a table beside it has it all. */
  readonly otherwise: string;
  /** Its code is heavy: it is asked for when the place is about to be seen. */
  readonly children: ReactNode;
};

/** Keeps the place of a chart until it comes. The chart is for the eye only. */
export function ChartPlace({ otherwise, children }: ChartPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(place);
  return (
    <div ref={place} aria-hidden="true" className="own-fill h-56 sm:h-64">
      <ErrorBoundary fallback={<p className="text-sm text-quiet">{otherwise}</p>}>
        {isSeen && (
          <Suspense fallback={<div aria-busy="true" className="h-full" />}>{children}</Suspense>
        )}
      </ErrorBoundary>
    </div>
  );
}

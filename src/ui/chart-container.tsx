import { Suspense, useRef, type ReactNode } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { useWasSeen } from "./use-was-seen.ts";

type ChartContainerProps = {
  /** Shows if the chart cannot be loaded. */
  readonly fallback: string;
  /** Rendered once the container is near the viewport: chart code is large. */
  readonly children: ReactNode;
};

/** Reserves the space of a chart. It is hidden from screen readers: a table beside it has the same numbers. */
export function ChartContainer({ fallback, children }: ChartContainerProps) {
  const container = useRef<HTMLDivElement>(null);
  const wasSeen = useWasSeen(container);
  return (
    <div ref={container} aria-hidden="true" className="own-fill h-56 sm:h-64">
      <ErrorBoundary fallback={<p className="text-sm text-quiet">{fallback}</p>}>
        {wasSeen && (
          <Suspense fallback={<div aria-busy="true" className="h-full" />}>{children}</Suspense>
        )}
      </ErrorBoundary>
    </div>
  );
}

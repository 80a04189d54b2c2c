import { Suspense, useRef, type ReactNode, useEffect, useState, type RefObject } from "react";
import { ErrorBoundary } from "react-error-boundary";

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

/** How far outside the viewport an element counts as seen. */
const MARGIN = "200px";

/** Whether an element has ever been in or near the viewport. */
function useWasSeen(element: RefObject<Element | null>): boolean {
  const [wasSeen, setWasSeen] = useState(false);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const observer = new IntersectionObserver(
      (changes) => {
        if (changes.some(({ isIntersecting }) => isIntersecting)) setWasSeen(true);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return wasSeen;
}

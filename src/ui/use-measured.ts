import { useLayoutEffect, useState, type RefObject } from "react";

/** A measure of an element, known before it is first painted; until then `initial`. `measure` must be stable. */
export function useMeasured(
  element: RefObject<Element | null>,
  measure: (element: Element) => number,
  initial: number,
): number {
  const [value, setValue] = useState(initial);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const update = () => setValue(measure(measured));
    update();
    const observer = new ResizeObserver(update);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element, measure]);
  return value;
}

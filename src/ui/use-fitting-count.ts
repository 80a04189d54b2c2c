import { useLayoutEffect, useState, type RefObject } from "react";

/** How many items of `itemRem` width fit into an element, but at least `minimum`; known before it is first painted. */
export function useFittingCount(
  element: RefObject<Element | null>,
  itemRem: number,
  minimum: number,
): number {
  const [count, setCount] = useState(minimum);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const { width } = measured.getBoundingClientRect();
      setCount(Math.max(minimum, Math.floor(width / rem / itemRem)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element, itemRem, minimum]);
  return count;
}

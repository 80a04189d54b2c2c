import { useLayoutEffect, useState, type RefObject } from "react";

/** How high an element is, in CSS pixels, from before it is first painted. 0 until then. */
export function useHeight(element: RefObject<Element | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const measure = () => setHeight(measured.getBoundingClientRect().height);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return height;
}

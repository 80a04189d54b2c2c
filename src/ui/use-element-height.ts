import { useLayoutEffect, useState, type RefObject } from "react";

/** The height of an element in CSS pixels, known before it is first painted. */
export function useElementHeight(element: RefObject<Element | null>): number {
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

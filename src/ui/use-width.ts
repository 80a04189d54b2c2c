import { useLayoutEffect, useState, type RefObject } from "react";

/**
 * How wide an element is, in the letter size that the reader has chosen (rem), from before it is first painted. 0 until
 * then.
 */
export function useWidth(element: RefObject<Element | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setWidth(measured.getBoundingClientRect().width / rem);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

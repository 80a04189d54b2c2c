import { useLayoutEffect, useState, type RefObject } from "react";

/**
 * How many times `pitch`, in the letter size that the reader has chosen (rem), fits into an element, and `fewest` at
 * least, from before it is first painted. An element in which no more fit is drawn once.
 */
export function useRoom(element: RefObject<Element | null>, pitch: number, fewest: number): number {
  const [room, setRoom] = useState(fewest);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const { width } = measured.getBoundingClientRect();
      setRoom(Math.max(fewest, Math.floor(width / rem / pitch)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element, pitch, fewest]);
  return room;
}

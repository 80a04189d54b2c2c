import { useEffect, useState, type RefObject } from "react";

/** How far outside the viewport an element counts as seen. */
const MARGIN = "200px";

/** Whether an element has ever been in or near the viewport. */
export function useWasSeen(element: RefObject<Element | null>): boolean {
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

import { useEffect, useRef, type ReactNode } from "react";

/** Takes the focus when it appears, because the button that had it is gone, and is announced. */
export function FocusedStatus({ children }: { children: ReactNode }) {
  const status = useRef<HTMLDivElement>(null);
  useEffect(() => status.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={status} role="status" tabIndex={-1}>
      {children}
    </div>
  );
}

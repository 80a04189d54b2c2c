import type { ReactNode } from "react";

/** Code that one click selects as a whole, for copying. */
export function Digits({ children }: { children: ReactNode }) {
  return (
    <code className="figures mt-1 block rounded-xl bg-sunken px-3 py-2 font-mono text-sm wrap-anywhere select-all">
      {children}
    </code>
  );
}

import type { ReactNode } from "react";

/** Hexadecimal digits or the like, to be read and copied whole: one click chooses all of it. */
export function Digits({ children }: { children: ReactNode }) {
  return (
    <code className="figures mt-1 block rounded-xl bg-sunken px-3 py-2 font-mono text-sm wrap-anywhere select-all">
      {children}
    </code>
  );
}

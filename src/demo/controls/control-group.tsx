import type { ReactNode } from "react";

/** A titled section of the demo panel. */
export function ControlGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="py-5">
      <h3 className="mb-3 text-base">{title}</h3>
      {children}
    </section>
  );
}

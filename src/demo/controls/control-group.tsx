import type { ReactNode } from "react";

/** One kind of control of the sample panel. */
export function ControlGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="py-5">
      <h3 className="mb-3 text-base">{title}</h3>
      {children}
    </section>
  );
}

import type { ReactNode } from "react";
import { Panel } from "../../ui/panel.tsx";

type ActionPanelProps = {
  readonly title: string;
  readonly empty?: string | false;
  readonly children: ReactNode;
};

/** What a partner can act on, as a list. */
export function ActionPanel({ title, empty = false, children }: ActionPanelProps) {
  return (
    <Panel title={title}>
      {empty ? (
        <p className="text-quiet">{empty}</p>
      ) : (
        <ul className="divide-y divide-line [&>li]:py-4 [&>li:first-child]:pt-0 [&>li:last-child]:pb-0">
          {children}
        </ul>
      )}
    </Panel>
  );
}

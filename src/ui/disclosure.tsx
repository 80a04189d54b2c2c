import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon.tsx";

type DisclosureProps = ComponentProps<"details"> & {
  readonly label: ReactNode;
  readonly onLabelClick?: ComponentProps<"summary">["onClick"];
};

/** Shows its content when its label is pressed. */
export function Disclosure({ label, onLabelClick, children, ...rest }: DisclosureProps) {
  return (
    <details className="group mt-3" {...rest}>
      <summary
        className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-full px-2 text-sm font-medium text-accent hover:text-accent-strong"
        onClick={onLabelClick}
      >
        {label}
        <Icon name="down" className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      {children}
    </details>
  );
}

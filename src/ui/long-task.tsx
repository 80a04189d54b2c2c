import type { ReactNode } from "react";
import { Progress } from "./progress.tsx";

type LongTaskProps = {
  /** The accessible name of the bar. */
  readonly label: string;
  readonly status: ReactNode;
  /** Omitted while the total is unknown. */
  readonly progress?: { readonly value: number; readonly max: number };
  /** A button to cancel it. */
  readonly children?: ReactNode;
};

export function LongTask({ label, status, progress, children }: LongTaskProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <div className="min-w-0 flex-1 basis-48">
        <Progress label={label} {...progress} />
        <p className="figures mt-2 text-sm text-quiet">{status}</p>
      </div>
      {children}
    </div>
  );
}

import type { ReactNode } from "react";
import { Progress } from "./progress.tsx";

type WorkProps = {
  /** Names the bar. */
  readonly label: string;
  /** How far it is, in words. */
  readonly words: ReactNode;
  /** Nothing where nobody knows how much there is. */
  readonly done?: { readonly value: number; readonly max: number };
  /** What can be done meanwhile: a way to call it off. */
  readonly children?: ReactNode;
};

/** Long work, how far it is, and the way out of it. */
export function Work({ label, words, done, children }: WorkProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <div className="min-w-0 flex-1 basis-48">
        <Progress label={label} {...done} />
        <p className="figures mt-2 text-sm text-quiet">{words}</p>
      </div>
      {children}
    </div>
  );
}

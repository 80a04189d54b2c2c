import type { ReactNode } from "react";
import { useFormatter } from "use-intl";
import { Money } from "../../ui/money.tsx";

type FigureProps = {
  readonly name: ReactNode;
  readonly points: number;
  /** Their value. */
  readonly fen: number;
};

/** A labelled number of points and its value. */
export function Figure({ name, points, fen }: FigureProps) {
  const format = useFormatter();
  return (
    <div className="min-w-28">
      <dt className="text-sm text-quiet">{name}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        <span className="figures text-xl font-semibold">{format.number(points)}</span>
        <Money fen={fen} className="text-sm text-quiet" />
      </dd>
    </div>
  );
}

import type { ReactNode } from "react";

type FactsProps = {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
  /** Lays the facts out. */
  readonly className: string;
};

export function Facts({ facts, className }: FactsProps) {
  return (
    <dl className={className}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-sm text-quiet">{name}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

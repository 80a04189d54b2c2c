import { useId, type ReactNode } from "react";

type PanelProps = {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
};

export function Panel({ title, aside, children, className = "" }: PanelProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={`sheet p-5 sm:p-6 ${className}`}>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={titleId} className="text-base">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

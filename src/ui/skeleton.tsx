/** As high as the line of text that it stands for, so that nothing moves when that loads. */
export function SkeletonLine({ className = "" }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={`inline-block max-w-full animate-breathe rounded-md bg-sunken align-middle ${className}`}
    >
      &nbsp;
    </span>
  );
}

type SkeletonLinesProps = { readonly rows: number; readonly className?: string };

export function SkeletonLines({ rows, className = "h-6 w-full" }: SkeletonLinesProps) {
  return (
    <div className="grid gap-4" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonLine key={row} className={className} />
      ))}
    </div>
  );
}

type SheetsSkeletonProps = { readonly rows: readonly number[]; readonly className?: string };

/** One sheet for each number of rows. */
export function SheetsSkeleton({ rows, className = "" }: SheetsSkeletonProps) {
  return (
    <div className={`grid items-start gap-5 ${className}`}>
      {Array.from(rows, (count, sheet) => (
        <div key={sheet} className="sheet p-6">
          <SkeletonLines rows={count} />
        </div>
      ))}
    </div>
  );
}

/** A page that loads together with its heading. By default it leaves room for a link back above. */
export function PageSkeleton({ rows, className = "pt-13" }: SheetsSkeletonProps) {
  return (
    <div className={className}>
      <p className="mb-6 text-2xl wide:mb-8">
        <SkeletonLine className="w-72" />
      </p>
      <SheetsSkeleton rows={rows} className={rows.length > 1 ? "lg:grid-cols-2" : ""} />
    </div>
  );
}

/** `className` is the grid of the cards that it stands for. */
export function CardsSkeleton({ className }: { className: string }) {
  return (
    <div className={className}>
      {Array.from({ length: 6 }, (_, card) => (
        <div key={card} className="sheet p-5">
          <SkeletonLine className="h-36 w-full" />
          <SkeletonLine className="mt-5 h-6 w-40" />
          <SkeletonLine className="mt-4 h-11 w-full" />
        </div>
      ))}
    </div>
  );
}

/** Stands where a line of text will stand, so that nothing moves when it comes. */
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

/** Rows of a list that is on its way. */
export function SkeletonLines({
  rows,
  className = "h-6 w-full",
}: {
  rows: number;
  className?: string;
}) {
  return (
    <div className="grid gap-4" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonLine key={row} className={className} />
      ))}
    </div>
  );
}

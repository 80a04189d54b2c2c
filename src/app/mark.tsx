export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className="size-8 shrink-0">
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <circle
        cx="16"
        cy="16"
        r="8.5"
        className="fill-none stroke-on-accent"
        strokeWidth="3"
        strokeDasharray="38 16"
        strokeLinecap="round"
        transform="rotate(-62 16 16)"
      />
      <circle cx="16" cy="16" r="2.9" className="fill-on-accent" />
    </svg>
  );
}

/** The programme's seal under a certificate. */
export function Seal() {
  return (
    <svg viewBox="0 0 96 96" aria-hidden="true" className="size-24 shrink-0">
      <path d="M34 66l-8 26 14-7 8 11 8-11 14 7-8-26z" className="fill-glow-line" />
      {Array.from({ length: 12 }, (_, index) => (
        <rect
          key={index}
          x="36"
          y="8"
          width="24"
          height="60"
          rx="8"
          className="fill-accent"
          transform={`rotate(${index * 15} 48 38)`}
        />
      ))}
      <circle cx="48" cy="38" r="23" className="fill-none stroke-on-accent" strokeWidth="1.5" />
      <path
        d="M48 52s-15-8.5-15-18.5a7.6 7.6 0 0 1 15-2.3 7.6 7.6 0 0 1 15 2.3C63 43.5 48 52 48 52z"
        className="fill-on-accent"
      />
    </svg>
  );
}

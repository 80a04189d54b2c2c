/** A member's picture: one character of the name, drawn and not said, since the name stands beside it. */
export function Avatar({ name, className = "" }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      data-initial={initialOf(name)}
      className={`grid shrink-0 place-items-center rounded-full bg-glow font-semibold text-on-glow uppercase before:content-[attr(data-initial)] ${className}`}
    />
  );
}

/** The first letter; of a name in Chinese characters the last, since many begin alike. */
function initialOf(name: string): string | undefined {
  const han = /^\p{Script=Han}+/u.exec(name)?.[0];
  return han === undefined ? Array.from(name)[0] : Array.from(han).at(-1);
}

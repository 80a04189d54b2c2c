/** One character of the name as a picture, hidden from screen readers, since the name is beside it. */
export function Avatar({ name, className = "" }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      data-initial={initialOf(name)}
      className={`grid shrink-0 place-items-center rounded-full bg-glow font-semibold text-on-glow uppercase before:content-[attr(data-initial)] ${className}`}
    />
  );
}

/** The first letter; of a Chinese name the last character, since family names repeat. */
function initialOf(name: string): string | undefined {
  const han = /^\p{Script=Han}+/u.exec(name)?.[0];
  return han === undefined ? Array.from(name)[0] : Array.from(han).at(-1);
}

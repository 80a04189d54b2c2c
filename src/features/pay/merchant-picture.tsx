import type { ReactNode } from "react";

/** Drawn for this page, in its own colours, so that they belong to both themes. On a grid of 48. */
const pictures: Readonly<Record<string, ReactNode>> = {
  bag: (
    <>
      <path d="M12 18h24l-2 20H14z" className="fill-accent stroke-accent" />
      <path d="M18 22v-6a6 6 0 0 1 12 0v6" className="fill-none stroke-ink" />
    </>
  ),
  basket: (
    <>
      <path d="M9 21h30l-4 17H13z" className="fill-accent stroke-accent" />
      <path d="M15 21l7-11M33 21l-7-11M19 27v6M24 27v6M29 27v6" className="fill-none stroke-ink" />
    </>
  ),
  card: (
    <>
      <rect x="8" y="13" width="32" height="23" rx="4" className="fill-accent stroke-accent" />
      <path d="M8 20h32M13 30h8" className="fill-none stroke-ink" />
    </>
  ),
  bulb: (
    <>
      <path
        d="M24 9a11 11 0 0 0-6 20c1 1 1.5 2 1.5 4h9c0-2 .5-3 1.5-4a11 11 0 0 0-6-20z"
        className="fill-accent stroke-accent"
      />
      <path d="M20 38h8M24 33v-8l-3-3M24 25l3-3" className="fill-none stroke-ink" />
    </>
  ),
  drop: (
    <>
      <path
        d="M24 8c6 8 11 13 11 20a11 11 0 0 1-22 0c0-7 5-12 11-20z"
        className="fill-accent stroke-accent"
      />
      <path d="M18 29a6 6 0 0 0 6 6" className="fill-none stroke-ink" />
    </>
  ),
};

const plain = <circle cx="24" cy="24" r="12" className="fill-accent stroke-accent" />;

/** The picture that the catalogue names; a plain one for a name that is not known here. */
export function MerchantPicture({ name }: { name: string }) {
  return (
    <svg
      viewBox="0 0 48 48"
      aria-hidden="true"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="size-12 shrink-0 rounded-2xl bg-glow"
    >
      {Object.hasOwn(pictures, name) ? pictures[name] : plain}
    </svg>
  );
}

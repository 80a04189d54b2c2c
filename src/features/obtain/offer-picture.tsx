import type { ReactNode } from "react";

/** Drawn for this page, in its own colours, so that they belong to both themes. On a grid of 48. */
const pictures: Readonly<Record<string, ReactNode>> = {
  bank: (
    <>
      <path d="M8 20L24 9l16 11z" className="fill-accent stroke-accent" />
      <path d="M13 24v10M20.5 24v10M27.5 24v10M35 24v10M9 38h30" className="fill-none stroke-ink" />
    </>
  ),
  umbrella: (
    <>
      <path d="M8 25a16 16 0 0 1 32 0z" className="fill-accent stroke-accent" />
      <path d="M24 6v3M24 25v10a4 4 0 0 0 8 0" className="fill-none stroke-ink" />
    </>
  ),
  hotel: (
    <>
      <path d="M8 27h32v8H8z" className="fill-accent stroke-accent" />
      <path d="M8 13v26M40 35v4M13 27v-4a3 3 0 0 1 3-3h7v7" className="fill-none stroke-ink" />
    </>
  ),
  flight: (
    <>
      <path
        d="M40 10c-2-2-5-1-7 1l-5 5-16-4-3 3 13 8-6 6-5-1-2 2 6 3 3 6 2-2-1-5 6-6 8 13 3-3-4-16 5-5c2-2 5-3 3-5z"
        className="fill-accent stroke-accent"
      />
      <path d="M8 40l6-6" className="fill-none stroke-ink" />
    </>
  ),
  concert: (
    <>
      <circle cx="16" cy="35" r="5" className="fill-accent stroke-accent" />
      <circle cx="34" cy="31" r="5" className="fill-accent stroke-accent" />
      <path d="M21 35V14l18-4v21M21 20l18-4" className="fill-none stroke-ink" />
    </>
  ),
  attraction: (
    <>
      <path d="M6 38l13-22 9 15 4-6 10 13z" className="fill-accent stroke-accent" />
      <circle cx="34" cy="14" r="4.5" className="fill-none stroke-ink" />
    </>
  ),
  bag: (
    <>
      <path d="M12 18h24l-2 20H14z" className="fill-accent stroke-accent" />
      <path d="M18 22v-6a6 6 0 0 1 12 0v6" className="fill-none stroke-ink" />
    </>
  ),
  calendar: (
    <>
      <path d="M9 20h30v16a3 3 0 0 1-3 3H12a3 3 0 0 1-3-3z" className="fill-accent stroke-accent" />
      <path
        d="M9 20v-5a3 3 0 0 1 3-3h24a3 3 0 0 1 3 3v5M17 8v7M31 8v7"
        className="fill-none stroke-ink"
      />
      <path d="M17 29l5 5 9-9" className="fill-none stroke-on-accent" />
    </>
  ),
  door: (
    <>
      <path d="M15 9h18v30H15z" className="fill-accent stroke-accent" />
      <path d="M9 39h30" className="fill-none stroke-ink" />
      <path d="M28 24h.01" className="fill-none stroke-on-accent" />
    </>
  ),
  card: (
    <>
      <rect x="8" y="13" width="32" height="23" rx="4" className="fill-accent stroke-accent" />
      <path d="M8 20h32M13 30h8" className="fill-none stroke-on-accent" />
    </>
  ),
  bill: (
    <>
      <path
        d="M13 9h22v31l-4-3-3.500 3-3.500-3-3.500 3-3.500-3-4 3z"
        className="fill-accent stroke-accent"
      />
      <path d="M19 17h10M19 23h10M19 29h6" className="fill-none stroke-on-accent" />
    </>
  ),
  form: (
    <>
      <rect x="12" y="10" width="24" height="30" rx="3" className="fill-accent stroke-accent" />
      <path d="M20 10a4 4 0 0 1 8 0" className="fill-none stroke-ink" />
      <path
        d="M17 20l2 2 4-4M17 30l2 2 4-4M27 20h4M27 30h4"
        className="fill-none stroke-on-accent"
      />
    </>
  ),
};

const plain = <circle cx="24" cy="24" r="12" className="fill-accent stroke-accent" />;

/** The picture that the catalogue names; a plain one for a name that is not known here. */
export function OfferPicture({ name }: { name: string }) {
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

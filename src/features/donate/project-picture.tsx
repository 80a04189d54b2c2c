import type { ReactNode } from "react";

/** Drawn for this page, in its own colours, so that they belong to both themes. */
const pictures: Readonly<Record<string, ReactNode>> = {
  bowl: (
    <>
      <path
        d="M138 62c-8-10 8-16 0-28M160 58c-8-10 8-16 0-28M182 62c-8-10 8-16 0-28"
        className="fill-none stroke-accent"
      />
      <path d="M112 86a48 18 0 0 1 96 0z" className="fill-glow-line stroke-ink" />
      <circle cx="142" cy="78" r="7" className="fill-accent" />
      <circle cx="164" cy="74" r="6" className="fill-surface stroke-ink" />
      <circle cx="184" cy="79" r="6" className="fill-accent" />
      <path
        d="M100 86h120a60 60 0 0 1-38 56v10h-44v-10a60 60 0 0 1-38-56z"
        className="fill-surface stroke-ink"
      />
      <path d="M112 108c16 10 32-10 48 0s32 10 48 0" className="fill-none stroke-accent" />
      <path d="M206 66l36-30M214 72l36-26" className="stroke-ink" />
    </>
  ),
  tree: (
    <>
      <path d="M70 148c30-22 60-22 90-6s60 14 90-4v20H70z" className="fill-glow-line" />
      <path d="M70 148c30-22 60-22 90-6s60 14 90-4" className="fill-none stroke-ink" />
      <path d="M160 142V74M160 112l-20-18M160 98l18-16" className="fill-none stroke-ink" />
      <path d="M160 78c-22-2-34-18-30-42 22 2 34 18 30 42z" className="fill-accent stroke-ink" />
      <path d="M160 84c2-20 16-32 38-30 0 20-14 32-38 30z" className="fill-surface stroke-ink" />
      <path d="M140 96c-14 4-26-2-32-16 14-4 26 2 32 16z" className="fill-surface stroke-ink" />
      <path d="M222 126V96M222 112l-9-8M222 104l8-7" className="fill-none stroke-ink" />
      <circle cx="222" cy="90" r="8" className="fill-accent stroke-ink" />
      <path d="M84 112c8-6 16 6 24 0M78 126c8-6 16 6 24 0" className="fill-none stroke-edge" />
    </>
  ),
  books: (
    <>
      <path d="M88 58a8 8 0 0 1 8-8h92v82H88z" className="fill-surface stroke-ink" />
      <path d="M188 74h28l20 26v32h-48z" className="fill-glow-line stroke-ink" />
      <path d="M198 84h14l12 16h-26z" className="fill-surface stroke-ink" />
      <path
        d="M100 112V68h10v44zM114 112V74h8v38zM126 112V64h12v48z"
        className="fill-accent stroke-ink"
      />
      <path d="M142 112l12-42 9 3-11 39z" className="fill-glow-line stroke-ink" />
      <path d="M166 112V72h10v40z" className="fill-surface stroke-ink" />
      <path d="M96 112h84" className="stroke-ink" />
      <circle cx="116" cy="134" r="13" className="fill-surface stroke-ink" />
      <circle cx="116" cy="134" r="4" className="fill-accent" />
      <circle cx="208" cy="134" r="13" className="fill-surface stroke-ink" />
      <circle cx="208" cy="134" r="4" className="fill-accent" />
    </>
  ),
  drop: (
    <>
      <path
        d="M160 28c24 30 36 48 36 66a36 36 0 0 1-72 0c0-18 12-36 36-66z"
        className="fill-surface stroke-ink"
      />
      <path d="M124 94c12-8 24 6 36 0s24-8 36 0a36 36 0 0 1-72 0z" className="fill-accent" />
      <path
        d="M160 28c24 30 36 48 36 66a36 36 0 0 1-72 0c0-18 12-36 36-66z"
        className="fill-none stroke-ink"
      />
      <path d="M148 62c-5 8-8 14-8 22" className="fill-none stroke-edge" />
      <path
        d="M108 148c18-10 34 10 52 0s34-10 52 0M124 162c12-8 24 6 36 0s24-8 36 0"
        className="fill-none stroke-accent"
      />
      <circle cx="222" cy="70" r="7" className="fill-glow-line stroke-ink" />
      <circle cx="98" cy="78" r="5" className="fill-glow-line stroke-ink" />
    </>
  ),
  tea: (
    <>
      <path d="M144 50c-7-8 7-14 0-24M166 50c-7-8 7-14 0-24" className="fill-none stroke-accent" />
      <path
        d="M106 64h96v34a42 42 0 0 1-42 42h-12a42 42 0 0 1-42-42z"
        className="fill-surface stroke-ink"
      />
      <path d="M202 74h12a16 16 0 0 1 0 32h-14" className="fill-none stroke-ink" />
      <path
        d="M154 118c-18-12-26-20-20-30 5-8 16-6 20 3 4-9 15-11 20-3 6 10-2 18-20 30z"
        className="fill-accent"
      />
      <path d="M88 150h132" className="stroke-ink" strokeWidth="5" />
      <path d="M98 64c-8 10-8 24-2 32" className="fill-none stroke-edge" />
    </>
  ),
  paw: (
    <>
      <path d="M98 88l62-52 62 52" className="fill-none stroke-ink" strokeWidth="5" />
      <path d="M110 80v70h100V80l-50-42z" className="fill-surface stroke-ink" />
      <path d="M136 150v-26a24 24 0 0 1 48 0v26z" className="fill-glow-line stroke-ink" />
      <ellipse cx="160" cy="92" rx="14" ry="11" className="fill-accent" />
      <circle cx="141" cy="82" r="5.5" className="fill-accent" />
      <circle cx="153" cy="72" r="5.5" className="fill-accent" />
      <circle cx="167" cy="72" r="5.5" className="fill-accent" />
      <circle cx="179" cy="82" r="5.5" className="fill-accent" />
      <path d="M92 150h136" className="stroke-ink" />
      <path d="M226 138a14 9 0 0 1 24 0l4 12h-32z" className="fill-accent stroke-ink" />
    </>
  ),
};

const heart = (
  <path
    d="M160 142c-44-30-62-50-62-74a30 30 0 0 1 62-12 30 30 0 0 1 62 12c0 24-18 44-62 74z"
    className="fill-accent stroke-ink"
  />
);

type ProjectPictureProps = { readonly name: string | undefined; readonly className?: string };

/** The picture that the catalogue names; a heart for a project that is not known here. */
export function ProjectPicture({ name = "", className = "bg-sunken" }: ProjectPictureProps) {
  return (
    <svg
      viewBox="0 0 320 180"
      aria-hidden="true"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`w-full ${className}`}
    >
      <circle cx="160" cy="92" r="78" className="fill-glow" />
      {Object.hasOwn(pictures, name) ? pictures[name] : heart}
    </svg>
  );
}

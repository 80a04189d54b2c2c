import type { ReactNode } from "react";

/** Drawn for this page, in its own colours, so that they belong to both themes. */
const pictures: Readonly<Record<string, ReactNode>> = {
  phone: (
    <>
      <rect x="124" y="22" width="72" height="130" rx="14" className="fill-surface" />
      <rect x="124" y="22" width="72" height="130" rx="14" className="fill-none stroke-ink" />
      <path d="M150 34h20" className="stroke-ink" />
      <circle cx="160" cy="84" r="24" className="fill-accent" />
      <path d="M164 68l-12 18h9l-3 14 12-18h-9z" className="fill-on-accent" />
      <path d="M142 126h36M150 136h20" className="stroke-edge" />
      <path
        d="M216 62c8 12 8 32 0 44M228 52c14 18 14 46 0 64"
        className="fill-none stroke-accent"
      />
      <path
        d="M104 62c-8 12-8 32 0 44M92 52c-14 18-14 46 0 64"
        className="fill-none stroke-accent"
      />
    </>
  ),
  card: (
    <>
      <path d="M108 66h104l10 84a8 8 0 0 1-8 8H106a8 8 0 0 1-8-8z" className="fill-glow-line" />
      <path
        d="M108 66h104l10 84a8 8 0 0 1-8 8H106a8 8 0 0 1-8-8z"
        className="fill-none stroke-ink"
      />
      <path d="M136 84V56a24 24 0 0 1 48 0v28" className="fill-none stroke-ink" />
      <g transform="rotate(-8 176 118)">
        <rect x="134" y="92" width="92" height="56" rx="9" className="fill-accent" />
        <path d="M134 108h92" className="stroke-on-accent" strokeWidth="8" />
        <path d="M146 132h26M200 132h14" className="stroke-on-accent" />
      </g>
    </>
  ),
  coupon: (
    <g transform="rotate(-6 160 88)">
      <path
        d="M84 50h152a8 8 0 0 1 8 8v16a14 14 0 0 0 0 28v16a8 8 0 0 1-8 8H84a8 8 0 0 1-8-8v-16a14 14 0 0 0 0-28V58a8 8 0 0 1 8-8z"
        className="fill-surface stroke-ink"
      />
      <path d="M196 56v64" className="stroke-edge" strokeDasharray="4 8" />
      <circle cx="112" cy="100" r="12" className="fill-none stroke-accent" />
      <circle cx="156" cy="100" r="12" className="fill-none stroke-accent" />
      <path
        d="M124 100h20l14-28h-26l-8 16M158 72l-2 28M150 62h12"
        className="fill-none stroke-accent"
      />
      <path d="M212 74v28" className="stroke-accent" />
    </g>
  ),
  towel: (
    <>
      <path d="M76 40h168" className="stroke-ink" strokeWidth="6" />
      <path d="M112 40h96v104a6 6 0 0 1-6 6h-84a6 6 0 0 1-6-6z" className="fill-surface" />
      <path d="M112 40h96v26h-96zM112 118h96v14h-96z" className="fill-glow-line" />
      <path d="M112 74h96v8h-96z" className="fill-accent" />
      <path d="M112 40h96v104a6 6 0 0 1-6 6h-84a6 6 0 0 1-6-6z" className="fill-none stroke-ink" />
      <path
        d="M124 150v10M138 150v10M152 150v10M166 150v10M180 150v10M196 150v10"
        className="stroke-ink"
      />
    </>
  ),
  voucher: (
    <>
      <rect x="80" y="42" width="160" height="100" rx="10" className="fill-surface stroke-ink" />
      <path d="M80 78h160v-26a10 10 0 0 0-10-10H90a10 10 0 0 0-10 10z" className="fill-accent" />
      <rect x="80" y="42" width="160" height="100" rx="10" className="fill-none stroke-ink" />
      <path
        d="M160 78c-14-26-38-24-34-8 2 8 20 8 34 8zm0 0c14-26 38-24 34-8-2 8-20 8-34 8z"
        className="fill-glow stroke-ink"
      />
      <path d="M160 78v64" className="stroke-ink" />
      <path d="M98 104h36M98 120h24" className="stroke-edge" />
      <path
        d="M190 100l10 12 10-12M200 112v16M190 114h20M190 122h20"
        className="fill-none stroke-accent"
      />
    </>
  ),
  cinema: (
    <>
      <path d="M92 48h136l-14 68H106z" className="fill-glow-line" />
      <path d="M92 48h136l-14 68H106z" className="fill-none stroke-ink" />
      <path d="M150 70l28 13-28 13z" className="fill-accent stroke-accent" />
      {[0, 1, 2, 3].map((seat) => (
        <path
          key={seat}
          d={`M${98 + seat * 32} 152v-10a8 8 0 0 1 8-8h12a8 8 0 0 1 8 8v10z`}
          className="fill-surface stroke-ink"
        />
      ))}
    </>
  ),
  video: (
    <>
      <rect x="84" y="42" width="152" height="92" rx="10" className="fill-surface stroke-ink" />
      <circle cx="160" cy="88" r="26" className="fill-accent" />
      <path d="M152 75l22 13-22 13z" className="fill-on-accent" />
      <path d="M160 134v18M132 152h56" className="stroke-ink" />
    </>
  ),
  cup: (
    <>
      <path
        d="M128 56h64v84a14 14 0 0 1-14 14h-36a14 14 0 0 1-14-14z"
        className="fill-surface stroke-ink"
      />
      <path d="M129.5 84h61v28h-61z" className="fill-accent" />
      <path
        d="M134 56V42a8 8 0 0 1 8-8h36a8 8 0 0 1 8 8v14"
        className="fill-glow-line stroke-ink"
      />
      <path
        d="M192 68h10a14 14 0 0 1 14 14v20a14 14 0 0 1-14 14h-10"
        className="fill-none stroke-ink"
      />
    </>
  ),
  "power-bank": (
    <>
      <rect x="118" y="36" width="84" height="118" rx="16" className="fill-surface stroke-ink" />
      <path d="M166 68l-20 30h14l-6 24 22-32h-14z" className="fill-accent stroke-accent" />
      <path d="M144 138h6M157 138h6M170 138h6" className="stroke-edge" />
      <path d="M202 60h14a12 12 0 0 1 12 12v56" className="fill-none stroke-accent" />
      <rect x="221" y="128" width="14" height="20" rx="3" className="fill-accent" />
    </>
  ),
};

const plain = (
  <>
    <path d="M160 34l64 30v52l-64 32-64-32V64z" className="fill-surface stroke-ink" />
    <path d="M96 64l64 32 64-32M160 96v52" className="fill-none stroke-ink" />
    <path d="M128 49l64 31v22" className="fill-none stroke-accent" />
  </>
);

type ProductPictureProps = { readonly name: string; readonly isGone: boolean };

/** The picture that the catalogue names; a plain parcel for a name that is not known here. */
export function ProductPicture({ name, isGone }: ProductPictureProps) {
  const picture = Object.hasOwn(pictures, name) ? pictures[name] : plain;
  return (
    <svg
      viewBox="0 0 320 180"
      aria-hidden="true"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="w-full bg-sunken"
    >
      <g className={isGone ? "opacity-50 grayscale" : ""}>
        <circle cx="160" cy="92" r="78" className="fill-glow" />
        {picture}
      </g>
    </svg>
  );
}

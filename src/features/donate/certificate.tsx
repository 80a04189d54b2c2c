import { use, useId } from "react";
import { useTranslations } from "use-intl";
import type { DonationView } from "../../contract/donation.ts";
import { ExactMoment, Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Picture } from "../../ui/picture.tsx";
import { ProgrammeName } from "../../ui/programme-name.ts";
import { Points } from "../../ui/points.tsx";

type CertificateProps = {
  readonly donation: DonationView;
  readonly worthFen: number;
  readonly picture: string | undefined;
  /** `undefined` if the donation is anonymous. */
  readonly donor: string | undefined;
};

/** The certificate. It prints alone, on one A4 page. */
export function Certificate({ donation, worthFen, picture, donor }: CertificateProps) {
  const t = useTranslations("donate");
  const { certificate, title, points, at } = donation;
  const titleId = useId();
  const money = <Money fen={worthFen} />;
  return (
    <article
      aria-labelledby={titleId}
      className="printed-alone rounded-sm bg-surface p-2 text-center shadow-lifted ring-1 ring-line sm:p-3 print:shadow-none print:ring-0"
    >
      <div className="border-2 border-accent p-1 print:h-full">
        <div className="flex flex-col items-center border border-glow-line px-4 py-8 sm:px-12 sm:py-12 print:h-full">
          <p className="text-sm font-semibold tracking-widest text-accent uppercase">
            {use(ProgrammeName)}
          </p>
          <h2 id={titleId} className="mt-2 text-2xl font-semibold tracking-tight">
            {t("certificate")}
          </h2>
          <p className="figures mt-1 text-sm text-quiet select-all">
            {t("numbered", { number: certificate })}
          </p>
          <Picture
            shape="wide"
            name={picture ?? "heart"}
            className="my-6 max-w-56 print:my-14 print:max-w-80"
          />
          <p className="text-quiet">{t("certifies")}</p>
          <p className="my-2 max-w-full text-xl font-semibold">{donor ?? t("anonymousDonor")}</p>
          <p className="text-quiet">{t("gave")}</p>
          <p className="my-2">
            <Points
              value={points}
              className="text-large font-semibold tracking-tight text-accent"
            />
          </p>
          <p className="text-quiet">{t.rich("valueTo", { money: () => money })}</p>
          <p className="my-2 max-w-full text-xl font-semibold">{title}</p>
          <div className="mt-8 flex w-full flex-col items-center gap-6 sm:flex-row sm:items-end sm:justify-between sm:text-left print:mt-auto">
            <p className="min-w-0">
              <span className="block text-sm text-quiet">{t("givenOn")}</span>
              <span className="font-medium print:hidden">
                <ExactMoment at={at} to="minute" />
              </span>
              <span className="hidden font-medium print:inline">
                <Moment at={at} to="day" />
              </span>
            </p>
            <Seal />
          </div>
          <p className="mt-8 w-full border-t border-line pt-4 text-sm sm:text-left text-quiet">
            {t("notTaxReceipt")}
          </p>
        </div>
      </div>
    </article>
  );
}

/** The programme's seal under a certificate. */
function Seal() {
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

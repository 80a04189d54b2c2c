import { useId } from "react";
import { useTranslations } from "use-intl";
import type { DonationView } from "../../contract/donation.ts";
import { ExactMoment, Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Points } from "../../ui/points.tsx";
import { Seal } from "./seal.tsx";

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
  const app = useTranslations("app");
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
            {app("name")}
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

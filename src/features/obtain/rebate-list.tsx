import { useFormatter, useTranslations } from "use-intl";
import type { RebateOffer } from "../../contract/offer.ts";
import { rebatePoints } from "../../rules/obtain/rebate.ts";
import type { Programme } from "../../rules/programme.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Points } from "../../ui/points.tsx";

type RebateListProps = {
  readonly offers: readonly RebateOffer[];
  readonly programme: Programme;
};

/** Partners that give points for purchases. The partner itself reports what a member buys. */
export function RebateList({ offers, programme }: RebateListProps) {
  const t = useTranslations("obtain");
  return (
    <ul aria-label={t("titleRebate")} className="sheet divide-y divide-line px-5 py-1 sm:px-6">
      {offers.map((offer) => (
        <RebateRow key={offer.id} offer={offer} programme={programme} />
      ))}
    </ul>
  );
}

type RebateRowProps = { readonly offer: RebateOffer; readonly programme: Programme };

function RebateRow({ offer, programme }: RebateRowProps) {
  const t = useTranslations("obtain");
  const format = useFormatter();
  const { title, picture, share, exampleFen, link } = offer;
  const total = <Money fen={exampleFen} />;
  const points = <Points value={rebatePoints({ total: exampleFen, share }, programme)} />;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
      <Picture shape="square" name={picture} />
      <div className="min-w-0 flex-1 basis-44">
        <h2 className="text-base font-medium">{title}</h2>
        <p className="dotted text-sm text-quiet">
          <span className="font-medium text-ink">
            {t("share", { share: format.number(share / 1_000, { style: "percent" }) })}
          </span>{" "}
          <span>{t.rich("example", { money: () => total, points: () => points })}</span>
        </p>
      </div>
      {link !== undefined && (
        <ButtonLink
          href={link}
          look="outlined"
          className="max-sm:w-full"
          aria-label={t("shopAt", { title })}
        >
          {t("shop")}
        </ButtonLink>
      )}
    </li>
  );
}

import { useFormatter, useTranslations } from "use-intl";
import { worthOf, type Programme } from "../../rules/programme.ts";
import { ValidTo } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Points } from "../../ui/points.tsx";
import type { Possible, Price } from "./preview.ts";

type PreviewDetailsProps = {
  readonly preview: Possible;
  readonly price: Price;
  readonly programme: Programme;
};

/** Which lots will pay, and what remains of them all. */
export function PreviewDetails({ preview, price, programme }: PreviewDetailsProps) {
  const t = useTranslations("redeem");
  const money = <Money fen={worthOf(price.points, programme)} />;
  return (
    <>
      <section className="mt-5">
        <h3 className="text-sm font-medium text-quiet">{t("uses")}</h3>
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Points value={price.points} className="text-xl font-semibold" />
          <span className="text-sm text-quiet">{t.rich("worth", { money: () => money })}</span>
        </p>
        <Paying paying={preview.paying} />
      </section>
      <Remains preview={preview} programme={programme} />
    </>
  );
}

/** Lots that expire together stand together: a hundred daily ones may have one date. */
function Paying({ paying }: Pick<Possible, "paying">) {
  const t = useTranslations("redeem");
  return (
    <ul aria-label={t("willUse")} className="mt-3 grid gap-3">
      {byDate(paying).map(({ expiresAt, parts }) => (
        <li key={expiresAt} className="rounded-2xl border border-line px-4 py-3 text-sm">
          <p className="text-quiet">
            <ValidTo expiresAt={expiresAt} />
          </p>
          <ul className="mt-1 grid gap-1">
            {parts.map((part) => (
              <Part key={part.lot.id} {...part} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Part({ lot, points }: Possible["paying"][number]) {
  const t = useTranslations("redeem");
  const format = useFormatter();
  const taken = <strong className="font-semibold">{format.number(points)}</strong>;
  return (
    <li className="flex justify-between gap-4">
      <span className="min-w-0 font-medium">{lot.title}</span>
      <span className="figures shrink-0 text-right">
        {t.rich("takenOf", {
          taken: () => taken,
          remaining: format.number(lot.remaining),
        })}
      </span>
    </li>
  );
}

/** In spending order, so that lots of one date are neighbours. */
function byDate(paying: Possible["paying"]) {
  const dates = new Map<number, Possible["paying"][number][]>();
  for (const part of paying) {
    const { expiresAt } = part.lot;
    dates.set(expiresAt, [...(dates.get(expiresAt) ?? []), part]);
  }
  return [...dates].map(([expiresAt, parts]) => ({ expiresAt, parts }));
}

type RemainsProps = { readonly preview: Possible; readonly programme: Programme };

function Remains({ preview: { left, soonLeft, isFew }, programme }: RemainsProps) {
  const t = useTranslations("redeem");
  return (
    <section className="mt-5">
      <h3 className="text-sm font-medium text-quiet">{t("after")}</h3>
      <p className="mt-1 flex items-baseline justify-between gap-4">
        <span>{t("left")}</span>
        <Points value={left} className="text-lg font-semibold" />
      </p>
      {soonLeft.length === 0 ? (
        <p className="text-sm text-quiet">{t("nothingSoon")}</p>
      ) : (
        <>
          <p className="text-sm text-quiet">{t("soonLeft")}</p>
          <ul className="mt-1 grid gap-1 border-l-3 border-accent pl-3 text-sm">
            {soonLeft.map(({ expiresAt, points }) => (
              <li key={expiresAt} className="flex flex-wrap justify-between gap-x-4">
                <span>
                  <ValidTo expiresAt={expiresAt} />
                </span>
                <Points value={points} className="font-medium" />
              </li>
            ))}
          </ul>
        </>
      )}
      {isFew && (
        <Notice tone="glow" className="mt-4">
          {t("fewLeft", { minimum: programme.minimumBalance })}
        </Notice>
      )}
    </section>
  );
}

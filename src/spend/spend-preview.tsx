import { useFormatter, useTranslations } from "use-intl";
import { walletSegments, markSpent } from "../api/wallet-segments.ts";
import { ValidTo } from "../ui/instant.tsx";
import { Money } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { Points } from "../ui/points.tsx";
import { Strip } from "../ui/strip.tsx";
import { UserText } from "../ui/user-text.tsx";
import { valueOf } from "../rules/programme.ts";
import type { PossibleSpend, Snapshot } from "./preview-spend.ts";

type SpendPreviewProps = { readonly preview: PossibleSpend; readonly snapshot: Snapshot };

/** Previews a spend: the strip, the balance after, and the lots that pay. */
export function SpendPreview({ preview, snapshot }: SpendPreviewProps) {
  const t = useTranslations("spend");
  const { points, paying } = preview;
  const money = <Money fen={valueOf(points, snapshot.programme)} />;
  const segments = markSpent(walletSegments(snapshot.wallet, snapshot.programme), points);
  return (
    <>
      <section className="mt-5">
        <h3 className="text-sm font-medium text-quiet">{t("spends")}</h3>
        <p className="mb-3 flex flex-wrap items-baseline gap-x-2">
          <Points value={points} className="text-xl font-semibold" />
          <span className="text-sm text-quiet">{t.rich("value", { money: () => money })}</span>
        </p>
        <Strip label={t("strip")} segments={segments} />
      </section>
      <Remains preview={preview} snapshot={snapshot} />
      <Paying paying={paying} />
    </>
  );
}

/** Dates shown at first: a spend of all points may have 36. */
const DATES = 3;

/** The lots that pay, grouped by date. */
function Paying({ paying }: Pick<PossibleSpend, "paying">) {
  const t = useTranslations("spend");
  const dates = byDate(paying);
  const others = dates.slice(DATES);
  return (
    <section className="mt-5">
      <h3 className="text-sm font-medium text-quiet">{t("willSpend")}</h3>
      <Dates dates={dates.slice(0, DATES)} />
      {others.length > 0 && (
        <details className="mt-2">
          <summary className="inline-flex min-h-11 items-center text-sm font-medium text-accent hover:underline">
            {t("moreDates", { count: others.length })}
          </summary>
          <Dates dates={others} />
        </details>
      )}
    </section>
  );
}

type PayingDate = ReturnType<typeof byDate>[number];

function Dates({ dates }: { dates: readonly PayingDate[] }) {
  const t = useTranslations("spend");
  return (
    <ul aria-label={t("willSpend")} className="mt-2 grid gap-3">
      {dates.map(({ expiresAt, lots }) => (
        <li key={expiresAt} className="rounded-2xl border border-line px-4 py-3 text-sm">
          <p className="text-quiet">
            <ValidTo expiresAt={expiresAt} />
          </p>
          <ul className="mt-1 grid gap-1">
            {lots.map((each) => (
              <LotPoints key={each.lot.id} {...each} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function LotPoints({ lot, points }: PossibleSpend["paying"][number]) {
  const t = useTranslations("spend");
  const format = useFormatter();
  const taken = <strong className="font-semibold">{format.number(points)}</strong>;
  return (
    <li className="flex justify-between gap-4">
      <UserText className="line-clamp-3 font-medium">{lot.title}</UserText>
      <span className="figures shrink-0 text-right">
        {t.rich("takenOf", {
          taken: () => taken,
          remaining: format.number(lot.remaining),
        })}
      </span>
    </li>
  );
}

/** Groups lots by date, in spending order. */
function byDate(paying: PossibleSpend["paying"]) {
  const dates = new Map<number, PossibleSpend["paying"][number][]>();
  for (const each of paying) {
    const { expiresAt } = each.lot;
    const lots = dates.get(expiresAt);
    if (lots) lots.push(each);
    else dates.set(expiresAt, [each]);
  }
  return [...dates].map(([expiresAt, lots]) => ({ expiresAt, lots }));
}

function Remains({
  preview: { left, soonLeft, isFew },
  snapshot: { programme },
}: SpendPreviewProps) {
  const t = useTranslations("spend");
  return (
    <section className="mt-5">
      <h3 className="text-sm font-medium text-quiet">{t("balanceAfter")}</h3>
      <p className="mt-1 flex items-baseline justify-between gap-4">
        <span>{t("spendable")}</span>
        <Points value={left} className="text-lg font-semibold" />
      </p>
      {soonLeft.length === 0 ? (
        <p className="text-sm text-quiet">{t("nothingExpiringSoon")}</p>
      ) : (
        <>
          <p className="text-sm text-quiet">{t("expiringSoon")}</p>
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
          {t("belowMinimumAfter", { minimum: programme.minimumBalance })}
        </Notice>
      )}
    </section>
  );
}

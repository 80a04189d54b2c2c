import { useTranslations } from "use-intl";
import { walletSegments, markSpent } from "../api/wallet-segments.ts";
import { ValidTo } from "../ui/instant.tsx";
import { Money } from "../ui/money.tsx";
import { Points } from "../ui/points.tsx";
import { Strip } from "../ui/strip.tsx";
import { valueOf } from "../rules/programme.ts";
import { FewLeftNotice } from "./few-left-notice.tsx";
import { PointsTable } from "./points-table.tsx";
import type { PossibleSpend, Snapshot } from "./preview-spend.ts";

type SpendPreviewProps = { readonly preview: PossibleSpend; readonly snapshot: Snapshot };

/** Previews a spend: the strip, the points that pay by month, and the balance after. */
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
      <section className="mt-5">
        <h3 className="text-sm font-medium text-quiet">{t("willSpend")}</h3>
        <PointsTable
          caption={t("willSpend")}
          lots={paying.map(({ lot, points: taken }) => ({
            ...lot,
            points: taken,
            of: lot.remaining,
          }))}
          before={snapshot.wallet.expiring}
          programme={snapshot.programme}
        />
      </section>
      <Remains preview={preview} snapshot={snapshot} />
    </>
  );
}

function Remains({
  preview: { left, soonLeft, isFew },
  snapshot: { wallet, programme },
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
                  <ValidTo expiresAt={expiresAt} now={wallet.serverTime} />
                </span>
                <Points value={points} className="font-medium" />
              </li>
            ))}
          </ul>
        </>
      )}
      {isFew && <FewLeftNotice programme={programme} />}
    </section>
  );
}

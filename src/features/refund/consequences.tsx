import { useTranslations } from "use-intl";
import { walletSegments, addLost, addNew } from "../../api/wallet-segments.ts";
import { Moment, ValidTo } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Points } from "../../ui/points.tsx";
import { Strip } from "../../ui/strip.tsx";
import { UserText } from "../../ui/user-text.tsx";
import type { Refundable } from "../../spend/preview-refund.ts";
import type { Snapshot } from "../../spend/preview-spend.ts";

type ConsequencesProps = { readonly preview: Refundable; readonly snapshot: Snapshot };

/** What a refund would do: points in a new lot, cash, and forfeited points. */
export function Consequences({ preview, snapshot }: ConsequencesProps) {
  const t = useTranslations("refund");
  const { points, expiresAt, forfeited, cash } = preview;
  return (
    <section aria-label={t("summary")} className="mt-5 grid gap-4">
      <Strip label={t("strip")} segments={segmentsAfter(preview, snapshot)} />
      {points > 0 && (
        <div className="border-l-3 border-accent pl-4">
          <p className="font-semibold">
            {t("returns")} <Points value={points} />
          </p>
          <p className="text-sm">
            <ValidTo expiresAt={expiresAt} />
          </p>
          <p className="text-sm text-quiet">{t("asNewLot")}</p>
        </div>
      )}
      <p className="flex items-baseline justify-between gap-4">
        <span className="text-quiet">{t("cash")}</span>
        <Money fen={cash} className="font-semibold" />
      </p>
      {forfeited.length > 0 && (
        <Notice tone="glow">
          <p className="font-semibold">{t("forfeited")}</p>
          <ul className="mt-1 grid gap-1">
            {forfeited.map(({ lot, points: lost }) => {
              const date = <Moment at={lot.expiresAt - 1} to="day" />;
              const amount = <Points value={lost} className="font-semibold" />;
              const title = <UserText className="">{lot.title}</UserText>;
              return (
                <li key={lot.id}>
                  {t.rich("lost", {
                    points: () => amount,
                    title: () => title,
                    date: () => date,
                  })}
                </li>
              );
            })}
          </ul>
        </Notice>
      )}
    </section>
  );
}

/** The wallet's strip after the refund: the new lot at its right end, forfeited points at its left. */
function segmentsAfter(
  { points, expiresAt, forfeited }: Refundable,
  { wallet, programme }: Snapshot,
) {
  const now = walletSegments(wallet, programme);
  const more = points > 0 ? addNew(now, points, expiresAt, programme) : now;
  const lost = forfeited.map((part) => ({ ...part, expiresAt: part.lot.expiresAt }));
  return addLost(more, lost, programme);
}

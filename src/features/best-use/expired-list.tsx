import { useTranslations } from "use-intl";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import type { ExpiringPoints } from "../../contract/wallet.ts";

type ExpiredListProps = {
  readonly expired: readonly ExpiringPoints[];
  readonly programme: Programme;
};

/** The expiries up to the chosen day, latest first. It scrolls at the height of the chart beside it. */
export function ExpiredList({ expired, programme }: ExpiredListProps) {
  const t = useTranslations("bestUse");
  return (
    <section aria-labelledby="expired-then" className="flex min-w-0 flex-col">
      <h3 id="expired-then" className="mb-3 text-sm font-medium text-quiet">
        {t("expiredDates")}
      </h3>
      {expired.length === 0 ? (
        <p>{t("noneExpired")}</p>
      ) : (
        <ul
          aria-labelledby="expired-then"
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard must be able to scroll it
          tabIndex={0}
          className="max-h-64 overflow-y-auto rounded-lg text-sm lg:h-64"
        >
          {expired.toReversed().map(({ expiresAt, points }) => (
            <li
              key={expiresAt}
              className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line py-2 pr-3 first:border-0"
            >
              <Moment at={expiresAt - 1} to="day" />
              <span>
                <Points value={points} className="font-medium" />
                <Money
                  fen={valueOf(points, programme)}
                  className="ml-3 inline-block min-w-16 text-right text-quiet"
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

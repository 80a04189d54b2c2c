import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Instant } from "../../rules/calendar.ts";
import { sum } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { expiringBy, noticeAt, soonUntil } from "../../rules/expiry/reminder.ts";
import { usePreferences } from "../../state/preferences.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import { RemindButton } from "./remind-button.tsx";

/**
 * Lists the points that expire soon by date, until the member dismisses it. It comes back when a number
 * changes or the notice of a date is made.
 */
export function ExpiryBanner() {
  const t = useTranslations("expiry");
  const [{ data: wallet }, { data: programme }] = useQueries({
    queries: [walletQuery, programmeQuery],
  });
  const dismissed = usePreferences((state) => state.dismissed);
  const isBannerOn = usePreferences((state) => state.isExpiryBannerOn);
  const dismiss = usePreferences((state) => state.dismiss);
  if (wallet === undefined || programme === undefined || !isBannerOn) return null;

  const until = soonUntil(wallet.serverTime, programme);
  const soon = expiringBy(wallet.expiring, until).map((row) => ({
    ...row,
    noticedAt: noticedAt(row.expiresAt, wallet, programme),
  }));
  const numbers = dismissalKey(soon);
  if (soon.length === 0 || dismissed[wallet.memberId] === numbers) return null;
  return (
    <aside
      aria-labelledby="banner"
      className="relative mb-6 flex flex-wrap items-center gap-x-6 gap-y-3 rounded-2xl border border-glow-line bg-glow p-4 text-on-glow sm:pr-14 sm:pl-5 print:hidden"
    >
      <Icon name="hourglass" className="hidden size-6 sm:block" />
      <div className="min-w-0 flex-1 basis-96">
        <h2 id="banner" className="font-semibold max-sm:pr-9">
          {t("bannerTitle", { count: sum(soon) })}
        </h2>
        <ul className="mt-1 grid gap-1 text-sm">
          {soon.map((row) => (
            <Line key={row.expiresAt} {...row} programme={programme} />
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap gap-2 max-sm:basis-full">
        <ButtonLink href="/best-use" className="max-sm:flex-auto max-sm:px-3">
          {t("spend")}
        </ButtonLink>
        <RemindButton wallet={wallet} programme={programme} />
      </div>
      <button
        type="button"
        aria-label={t("dismiss")}
        title={t("dismiss")}
        onClick={() => dismiss(wallet.memberId, numbers)}
        className="absolute top-1.5 right-1.5 grid size-11 place-items-center rounded-full hover:bg-surface/60"
      >
        <Icon name="close" />
      </button>
    </aside>
  );
}

type Row = WalletView["expiring"][number] & {
  /** When the notice of this date was made, if it has been. */
  readonly noticedAt: Instant | undefined;
};

function Line({ expiresAt, points, programme }: Row & { readonly programme: Programme }) {
  const t = useTranslations("expiry");
  const amount = <Points value={points} />;
  const money = <Money fen={valueOf(points, programme)} />;
  return (
    <li>
      <strong className="font-semibold max-sm:block">
        {t.rich("line", { points: () => amount, money: () => money })}
      </strong>
      <span className="mx-1.5 max-sm:hidden" aria-hidden="true">
        ·
      </span>
      <ExactMoment at={expiresAt - 1} />
    </li>
  );
}

function noticedAt(expiresAt: Instant, { serverTime }: WalletView, programme: Programme) {
  const at = noticeAt(expiresAt, programme);
  return at <= serverTime ? at : undefined;
}

/** A dismissal is valid for exactly these dates, points and notices. */
function dismissalKey(rows: readonly Row[]): string {
  return rows
    .map(
      ({ expiresAt, points, noticedAt }) =>
        `${expiresAt}:${points}${noticedAt === undefined ? "" : "!"}`,
    )
    .join(" ");
}

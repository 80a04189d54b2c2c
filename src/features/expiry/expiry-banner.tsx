import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Link, useLocation } from "wouter";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Instant } from "../../rules/calendar.ts";
import { sum } from "../../rules/points.ts";
import type { Programme } from "../../rules/programme.ts";
import { expiringBy, noticeAt, soonUntil } from "../../rules/expiry/reminder.ts";
import { usePreferences } from "../../state/preferences.ts";
import { Icon } from "../../ui/icon.tsx";
import { ValidTo } from "../../ui/instant.tsx";

/** Home says it by itself; while paying, and where the member is sent to, it would be in the way. */
const HIDDEN = /^\/($|pay|checkout|best-use)/;

/**
 * Says in one line how many points expire soon, until the member dismisses it. It comes back when a number changes or
 * the notice of a date is made.
 */
export function ExpiryBanner() {
  const t = useTranslations("expiry");
  const [{ data: wallet }, { data: programme }] = useQueries({
    queries: [walletQuery, programmeQuery],
  });
  const dismissed = usePreferences((state) => state.dismissed);
  const isBannerOn = usePreferences((state) => state.isExpiryBannerOn);
  const dismiss = usePreferences((state) => state.dismiss);
  const [address] = useLocation();
  if (wallet === undefined || programme === undefined || !isBannerOn) return null;
  if (HIDDEN.test(address)) return null;

  const until = soonUntil(wallet.serverTime, programme);
  const soon = expiringBy(wallet.expiring, until).map((row) => ({
    ...row,
    noticedAt: noticedAt(row.expiresAt, wallet, programme),
  }));
  const numbers = dismissalKey(soon);
  if (soon.length === 0 || dismissed[wallet.memberId] === numbers) return null;
  const [first] = soon;
  return (
    <aside
      aria-labelledby="banner"
      className="mb-5 flex items-center gap-x-2 rounded-xl border border-glow-line bg-glow pl-3 text-sm text-on-glow sm:gap-x-4 sm:pl-4 print:hidden"
    >
      <Icon name="hourglass" className="hidden size-5 sm:block" />
      <h2 id="banner" className="min-w-0 truncate text-sm font-semibold">
        {t("bannerTitle", { count: sum(soon) })}
      </h2>
      {first && (
        <span className="truncate max-sm:hidden">
          <ValidTo expiresAt={first.expiresAt} now={wallet.serverTime} />
        </span>
      )}
      <Link
        href="/best-use"
        className="ml-auto inline-flex min-h-11 shrink-0 items-center px-2 font-semibold underline underline-offset-4"
      >
        {t("spend")}
      </Link>
      <button
        type="button"
        aria-label={t("dismiss")}
        title={t("dismiss")}
        onClick={() => dismiss(wallet.memberId, numbers)}
        className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-surface/60"
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

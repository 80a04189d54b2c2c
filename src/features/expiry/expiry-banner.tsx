import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Instant } from "../../rules/calendar.ts";
import { sum } from "../../rules/points.ts";
import { worthOf, type Programme } from "../../rules/programme.ts";
import { usePreferences } from "../../state/preferences.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ExactMoment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";

/** Tells on every screen what expires by `soonUntil`, date by date, until the member puts it away. */
export function ExpiryBanner({ soonUntil }: { soonUntil: Instant }) {
  const t = useTranslations("expiry");
  const [{ data: wallet }, { data: programme }] = useQueries({
    queries: [walletQuery, programmeQuery],
  });
  const dismissed = usePreferences((state) => state.dismissed);
  const dismiss = usePreferences((state) => state.dismiss);
  if (wallet === undefined || programme === undefined) return null;

  const soon = wallet.expiring.filter(({ expiresAt }) => expiresAt <= soonUntil);
  const numbers = numbersOf(soon);
  if (soon.length === 0 || dismissed[wallet.memberId] === numbers) return null;
  return (
    <aside
      aria-labelledby="banner"
      className="relative mb-6 flex flex-wrap items-center gap-x-6 gap-y-3 rounded-2xl border border-glow-line bg-glow py-4 pr-14 pl-4 text-on-glow sm:pl-5 print:hidden"
    >
      <Icon name="hourglass" className="hidden size-6 sm:block" />
      <div className="min-w-0 flex-1 basis-64">
        <h2 id="banner" className="font-semibold">
          {t("bannerTitle", { count: sum(soon) })}
        </h2>
        <ul className="mt-1 grid gap-1 text-sm">
          {soon.map((row) => (
            <Line key={row.expiresAt} {...row} programme={programme} />
          ))}
        </ul>
      </div>
      <ButtonLink href="/redeem">{t("use")}</ButtonLink>
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

type LineProps = WalletView["expiring"][number] & { readonly programme: Programme };

function Line({ expiresAt, points, programme }: LineProps) {
  const t = useTranslations("expiry");
  const amount = <Points value={points} />;
  const money = <Money fen={worthOf(points, programme)} />;
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

/** What a dismissal is good for: exactly these dates and points. */
function numbersOf(rows: WalletView["expiring"]): string {
  return rows.map(({ expiresAt, points }) => `${expiresAt}:${points}`).join(" ");
}

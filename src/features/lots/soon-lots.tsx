import { useTranslations } from "use-intl";
import { useSnapshot } from "../../spend/use-snapshot.ts";
import type { LotView } from "../../contract/wallet.ts";
import type { Instant } from "../../rules/calendar.ts";
import { expiringBy, noticeAt, soonUntil } from "../../rules/expiry/reminder.ts";
import { valueOf } from "../../rules/programme.ts";
import { Icon } from "../../ui/icon.tsx";
import { Moment, ValidTo } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { UserText } from "../../ui/user-text.tsx";

/** The expiries of this month and the next, with their lots. */
export function SoonLots() {
  const t = useTranslations("lots");
  const { wallet, lots, programme } = useSnapshot();
  if (wallet.expiring.length === 0) return null;
  const soon = expiringBy(wallet.expiring, soonUntil(wallet.serverTime, programme));
  return (
    <Panel title={t("soon")}>
      {soon.length === 0 && <p className="text-sm text-quiet">{t("noneSoon")}</p>}
      <ul className="grid gap-5">
        {soon.map((row) => (
          <li key={row.expiresAt} className="border-l-3 border-accent pl-4">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Points value={row.points} className="text-lg font-semibold" />
              <Money fen={valueOf(row.points, programme)} className="font-medium text-quiet" />
            </p>
            <p className="text-sm">
              <ValidTo expiresAt={row.expiresAt} />
            </p>
            <NoticeOf at={noticeAt(row.expiresAt, programme)} now={wallet.serverTime} />
            <LotsOfRow lots={lots.filter((lot) => lot.expiresAt === row.expiresAt)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** When the notice of an expiry is or was made. */
function NoticeOf({ at, now }: { at: Instant; now: Instant }) {
  const t = useTranslations("lots");
  const day = <Moment at={at} to="day" />;
  return (
    <p className="flex items-center gap-1.5 text-sm text-quiet">
      <Icon name="bell" className="size-4" />
      <span>{t.rich(at <= now ? "noticed" : "willNotice", { date: () => day })}</span>
    </p>
  );
}

function LotsOfRow({ lots }: { lots: readonly LotView[] }) {
  const t = useTranslations("lots");
  if (lots.length === 0) return null;
  return (
    <details className="group mt-1 text-sm">
      <summary className="-ml-1 inline-flex min-h-8 items-center gap-1 rounded-md px-1 font-medium text-accent hover:text-accent-strong">
        {t("lotsOf", { count: lots.length })}
        <Icon name="down" className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="mt-1 grid gap-1.5 text-quiet">
        {lots.map((lot) => (
          <li key={lot.id} className="flex justify-between gap-4">
            <UserText>{lot.title}</UserText>
            <Points value={lot.remaining} className="whitespace-nowrap" />
          </li>
        ))}
      </ul>
    </details>
  );
}

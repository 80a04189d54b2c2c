import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { Link } from "wouter";
import { lotsQuery } from "../../api/queries.ts";
import type { LotView, WalletView } from "../../contract/wallet.ts";
import { lastMonthBefore, type Instant } from "../../rules/calendar.ts";
import { noticeAt, soonUntil } from "../../rules/expiry/reminder.ts";
import { points } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { useLanguage } from "../../state/language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ExactValidTo, Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import type { Segment } from "../../ui/strip-segments.ts";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { UserText } from "../../ui/user-text.tsx";
import { entryAddress } from "../../ui/addresses.ts";

type LotsDialogProps = {
  /** Adjacent segments of one state; 1 or more. */
  readonly segments: readonly Segment[];
  readonly wallet: WalletView;
  readonly programme: Programme;
  readonly onClose: () => void;
};

/** The lots of some segments by date, with links to the entries that granted them. */
export function LotsDialog({ segments, wallet, programme, onClose }: LotsDialogProps) {
  const t = useTranslations("lots");
  const total = points(segments.reduce((sum, segment) => sum + segment.points, 0));
  const state = segments[0]?.state;
  return (
    <Dialog
      title={
        <>
          <Points value={total} /> <Money fen={valueOf(total, programme)} className="text-quiet" />
        </>
      }
      onClose={onClose}
    >
      {state === "held" && <p className="mt-3 text-quiet">{t("held")}</p>}
      {state === "pending" && <p className="mt-3 text-quiet">{t("pending")}</p>}
      {state !== "held" && state !== "pending" && (
        <LotsOfMonths
          months={new Set(segments.map(({ month }) => month))}
          now={wallet.serverTime}
          programme={programme}
        />
      )}
      <div className="mt-6 flex justify-end">
        <Button look="outlined" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </Dialog>
  );
}

type LotsOfMonthsProps = {
  readonly months: ReadonlySet<number | undefined>;
  readonly now: Instant;
  readonly programme: Programme;
};

function LotsOfMonths({ months, now, programme }: LotsOfMonthsProps) {
  const { data: lots } = useQuery({ ...lotsQuery(useLanguage()), throwOnError: true });
  if (lots === undefined) return <SkeletonLines rows={4} className="mt-3 h-9 w-full" />;
  const ofMonths = lots.items.filter(({ expiresAt }) =>
    months.has(lastMonthBefore(expiresAt, programme)),
  );
  return (
    <>
      {[...new Set(ofMonths.map(({ expiresAt }) => expiresAt))].map((date) => (
        <LotsOfDate
          key={date}
          expiresAt={date}
          now={now}
          programme={programme}
          lots={ofMonths.filter(({ expiresAt }) => expiresAt === date)}
        />
      ))}
    </>
  );
}

/** The history has all of them. */
const SHOWN = 50;

type LotsOfDateProps = Omit<LotsOfMonthsProps, "months"> & {
  readonly expiresAt: Instant;
  readonly lots: readonly LotView[];
};

function LotsOfDate({ expiresAt, lots, now, programme }: LotsOfDateProps) {
  const t = useTranslations("lots");
  return (
    <section className="mt-4">
      <h3 className="text-sm font-medium text-quiet">
        <ExactValidTo expiresAt={expiresAt} />
      </h3>
      {expiresAt <= soonUntil(now, programme) && (
        <NoticeOf at={noticeAt(expiresAt, programme)} now={now} />
      )}
      <ul className="mt-1">
        {lots.slice(0, SHOWN).map((lot) => (
          <LotRow key={lot.id} lot={lot} />
        ))}
      </ul>
      {lots.length > SHOWN && (
        <p className="mt-1 text-sm text-quiet">{t("more", { count: lots.length - SHOWN })}</p>
      )}
    </section>
  );
}

function LotRow({ lot }: { lot: LotView }) {
  const t = useTranslations("lots");
  const format = useFormatter();
  const day = <Moment at={lot.obtainedAt} to="day" />;
  return (
    <li className="border-t border-line">
      <Link
        href={entryAddress(lot.id)}
        className="-mx-2 flex min-h-11 items-baseline justify-between gap-4 rounded-lg px-2 py-2 text-sm hover:bg-sunken"
      >
        <span className="min-w-0">
          <UserText className="line-clamp-3 font-medium">{lot.title}</UserText>
          <span className="text-quiet">{t.rich("obtained", { date: () => day })}</span>
        </span>
        <span className="figures shrink-0 text-right">
          <strong className="font-semibold">{format.number(lot.remaining)}</strong>
          {lot.remaining < lot.granted && (
            <span className="block text-quiet">{t("of", { granted: lot.granted })}</span>
          )}
        </span>
      </Link>
    </li>
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

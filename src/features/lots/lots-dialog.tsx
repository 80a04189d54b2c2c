import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { Link } from "wouter";
import { lotsQuery } from "../../api/queries.ts";
import type { LotView, WalletView } from "../../contract/wallet.ts";
import type { Instant } from "../../rules/calendar.ts";
import { noticeAt, soonUntil } from "../../rules/expiry/reminder.ts";
import { sum } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { useLanguage } from "../../state/language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogFooter } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ExactValidTo, Moment } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Points } from "../../ui/points.tsx";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { UserText } from "../../ui/user-text.tsx";
import { entryAddress } from "../../ui/addresses.ts";

type LotsDialogProps = {
  /** What expires when; 1 row or more. */
  readonly rows: WalletView["expiring"];
  readonly now: Instant;
  readonly programme: Programme;
  readonly onClose: () => void;
};

/** The lots that expire on some dates, with links to the entries that granted them. */
export function LotsDialog({ rows, now, programme, onClose }: LotsDialogProps) {
  const t = useTranslations("lots");
  const total = sum(rows);
  return (
    <Dialog
      title={
        <>
          <Points value={total} /> <Money fen={valueOf(total, programme)} className="text-quiet" />
        </>
      }
      onClose={onClose}
    >
      <LotsOfRows rows={rows} now={now} programme={programme} />
      <DialogFooter>
        <Button look="outlined" onClick={onClose}>
          {t("close")}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function LotsOfRows({ rows, now, programme }: Omit<LotsDialogProps, "onClose">) {
  const { data: lots } = useQuery({ ...lotsQuery(useLanguage()), throwOnError: true });
  if (lots === undefined) return <SkeletonLines rows={4} className="mt-3 h-9 w-full" />;
  return rows.map(({ expiresAt: date }) => (
    <LotsOfDate
      key={date}
      expiresAt={date}
      now={now}
      programme={programme}
      lots={lots.items.filter(({ expiresAt }) => expiresAt === date)}
    />
  ));
}

/** The history has all of them. */
const SHOWN = 50;

type LotsOfDateProps = {
  readonly now: Instant;
  readonly programme: Programme;
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

import { useFormatter, useTranslations } from "use-intl";
import type { WalletView } from "../../contract/wallet.ts";
import { monthOf, startOfMonth } from "../../rules/calendar.ts";
import { expiringBy, soonUntil } from "../../rules/expiry/reminder.ts";
import { sum } from "../../rules/points.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { useWalletAndProgramme } from "../../spend/use-snapshot.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { ExactMoment, LastDay, ShortDay } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { NotifyButton } from "./notify-button.tsx";
import { RemindButton } from "./remind-button.tsx";

const DAY_MS = 86_400_000;

type ExpiryPartsProps = {
  /** Called with what expires in the part that was pressed: 1 row or more. */
  readonly onOpen: (rows: WalletView["expiring"]) => void;
};

/** What expires this month, next month and later, and what to do about it. Renders nothing without points. */
export function ExpiryParts({ onOpen }: ExpiryPartsProps) {
  const t = useTranslations("expiry");
  const { wallet, programme } = useWalletAndProgramme();
  if (wallet.expiring.length === 0) return null;
  const soon = sum(expiringBy(wallet.expiring, soonUntil(wallet.serverTime, programme)));
  return (
    <div className="mt-7">
      <ul aria-label={t("parts")} className="grid gap-2 sm:grid-cols-3 sm:gap-3">
        {partsOf(wallet, programme).map((part) => (
          <Part
            key={part.name}
            part={part}
            now={wallet.serverTime}
            programme={programme}
            onOpen={onOpen}
          />
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        {soon > 0 && (
          <ButtonLink href="/best-use" className="max-sm:flex-auto">
            {t("spend")}
          </ButtonLink>
        )}
        <RemindButton wallet={wallet} programme={programme} />
        <NotifyButton />
      </div>
    </div>
  );
}

type Part = {
  readonly name: "thisMonth" | "nextMonth" | "later";
  readonly rows: WalletView["expiring"];
};

function partsOf({ serverTime, expiring }: WalletView, programme: Programme): Part[] {
  const month = monthOf(serverTime, programme);
  const thisMonth = expiringBy(expiring, startOfMonth(month, 1, programme));
  const both = expiringBy(expiring, startOfMonth(month, 2, programme));
  return [
    { name: "thisMonth", rows: thisMonth },
    { name: "nextMonth", rows: both.slice(thisMonth.length) },
    { name: "later", rows: expiring.slice(both.length) },
  ];
}

type PartProps = ExpiryPartsProps & {
  readonly part: Part;
  readonly now: number;
  readonly programme: Programme;
};

function Part({ part: { name, rows }, now, programme, onOpen }: PartProps) {
  const t = useTranslations("expiry");
  const balance = useTranslations("balance");
  const format = useFormatter();
  const total = sum(rows);
  const money = <Money fen={valueOf(total, programme)} />;
  const isSoon = name !== "later" && total > 0;
  return (
    <li>
      {/* Without points it has nothing to open. */}
      <button
        type="button"
        aria-haspopup="dialog"
        disabled={total === 0}
        onClick={() => onOpen(rows)}
        className={`block size-full rounded-2xl border px-4 py-3 text-left enabled:hover:border-ink ${isSoon ? "border-glow-line bg-glow text-on-glow" : "border-line"}`}
      >
        <span className={`block text-sm font-medium ${isSoon ? "" : "text-quiet"}`}>{t(name)}</span>
        <span className="flex flex-wrap items-baseline gap-x-2">
          <strong className="figures text-2xl font-semibold">{format.number(total)}</strong>
          {total > 0 && (
            <span className="text-sm">{balance.rich("value", { money: () => money })}</span>
          )}
        </span>
        <span className="block text-sm">
          {rows[0] === undefined ? (
            t("none")
          ) : (
            <When at={rows[0].expiresAt} name={name} now={now} />
          )}
        </span>
      </button>
    </li>
  );
}

/** The first day on which points of a part expire; in the last 24 hours to the second. */
function When({ at, name, now }: { at: number; name: Part["name"]; now: number }) {
  const t = useTranslations("expiry");
  if (at - now <= DAY_MS) return <ExactMoment at={at - 1} />;
  if (name === "later") {
    const date = <ShortDay at={at - 1} now={now} />;
    return t.rich("from", { date: () => date });
  }
  return <LastDay expiresAt={at} now={now} />;
}

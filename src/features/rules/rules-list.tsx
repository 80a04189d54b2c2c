import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { ProgrammeView } from "../../contract/programme.ts";
import { instant } from "../../rules/calendar.ts";
import { expiryOf } from "../../rules/ledger/lot.ts";
import { points } from "../../rules/points.ts";
import { valueOf } from "../../rules/programme.ts";
import { firstInstantAt } from "../../rules/zone.ts";
import { Moment } from "../../ui/instant.tsx";
import { useMoneyFormat } from "../../ui/money.tsx";
import { Panel } from "../../ui/panel.tsx";

type RulesProps = { readonly programme: ProgrammeView };

const MINUTE = 60_000;

/** The rules of a programme in plain words, computed from its terms. */
export function RulesList({ programme }: RulesProps) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2 [&>*]:min-w-0">
      <Value programme={programme} />
      <Validity programme={programme} />
      <Spending programme={programme} />
      <Refunds programme={programme} />
      <Help />
    </div>
  );
}

function Value({ programme }: RulesProps) {
  const t = useTranslations("rules");
  const { format, places } = useMoneyFormat();
  const { fenPerPoint, minimumBalance, step } = programme;
  const round = points(Math.max(1, Math.ceil(10 ** places / fenPerPoint)));
  return (
    <Rules title={t("earn")}>
      <li>{t("value", { points: round, money: format(valueOf(round, programme)) })}</li>
      <li>{minimumBalance > 1 ? t("minimum", { minimum: minimumBalance }) : t("noMinimum")}</li>
      <li>{t("whole", { step })}</li>
    </Rules>
  );
}

/** With the example of the sample programme's guide: points obtained on 20 May 2016. */
function Validity({ programme }: RulesProps) {
  const t = useTranslations("rules");
  const { validity, zone, noticeDay } = programme;
  const earnedAt = instant(firstInstantAt(Date.UTC(2016, 4, 20, 12), zone));
  const expiresAt = expiryOf(earnedAt, programme);
  const earned = () => <Moment at={earnedAt} to="day" />;
  const last = () => <Moment at={expiresAt - 1} to="second" />;
  const expired = () => <Moment at={expiresAt} to="second" />;
  return (
    <Rules title={t("validity")}>
      <li>
        {t(validity.to === "end-of-month" ? "toMonth" : "toDay", { months: validity.months })}
      </li>
      <li>{t.rich("example", { earned, last, expired })}</li>
      <li>{t("order")}</li>
      <li>{t("reminder", { day: noticeDay })}</li>
    </Rules>
  );
}

function Spending({ programme }: RulesProps) {
  const t = useTranslations("rules");
  const { features, redemptionLimit, holdTime } = programme;
  const { count, per } = redemptionLimit;
  const [donate, draw] = [features.includes("donate"), features.includes("draw")];
  return (
    <Rules title={t("spend")}>
      {features.includes("redeem") && (
        <li>{t(per === "member" ? "perDay" : "perProductDay", { count })}</li>
      )}
      <li>{t("hold", { minutes: Math.round(holdTime / MINUTE) })}</li>
      {(donate || draw) && (
        <li>{t(donate && draw ? "final" : donate ? "finalDonation" : "finalDraw")}</li>
      )}
      <li>{t("noTransfer")}</li>
      <li>{t("noWithdrawal")}</li>
    </Rules>
  );
}

function Refunds({ programme }: RulesProps) {
  const t = useTranslations("rules");
  return (
    <Rules title={t("refunds")}>
      <li>{t("refundNew")}</li>
      <li>{t(programme.refundOfExpired === "forfeit" ? "refundExpired" : "refundReissue")}</li>
      <li>{t("refundCash")}</li>
    </Rules>
  );
}

function Help() {
  const t = useTranslations("rules");
  const activity = (text: ReactNode) => <To href="/activity">{text}</To>;
  const settings = (text: ReactNode) => <To href="/settings">{text}</To>;
  return (
    <Rules title={t("help")}>
      <li>{t("helpOrder")}</li>
      <li>{t.rich("helpPoints", { activity })}</li>
      <li>{t.rich("helpVerify", { settings })}</li>
    </Rules>
  );
}

function Rules({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      <ul className="grid list-disc gap-2 pl-5 marker:text-accent">{children}</ul>
    </Panel>
  );
}

function To({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="font-medium text-accent underline">
      {children}
    </Link>
  );
}

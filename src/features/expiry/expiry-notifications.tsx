import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import { withBrowserLock } from "../../contract/browser-locks.ts";
import type { WalletView } from "../../contract/wallet.ts";
import { noticeAt } from "../../rules/expiry/reminder.ts";
import { valueOf } from "../../rules/programme.ts";
import { usePreferences } from "../../state/preferences.ts";
import { useMoneyFormat } from "../../ui/money.tsx";
import { useNotificationPermission } from "./notification-permission.ts";

const HOUR_MS = 3_600_000;

type Row = WalletView["expiring"][number];

/** Notifies once of each expiry whose notice day has come, if the member permits. Renders nothing. */
export function ExpiryNotifications() {
  const t = useTranslations("expiry");
  const units = useTranslations("units");
  const format = useFormatter();
  const money = useMoneyFormat();
  const [, navigate] = useLocation();
  const isPermitted = useNotificationPermission() === "granted";
  // An open page that nobody looks at reaches a notice day too.
  const interval = { refetchInterval: isPermitted && HOUR_MS, refetchIntervalInBackground: true };
  const { data: wallet } = useQuery({ ...walletQuery, ...interval });
  const { data: programme } = useQuery(programmeQuery);

  useEffect(() => {
    if (!isPermitted || wallet === undefined || programme === undefined) return;
    const { memberId, expiring, serverTime } = wallet;
    const due = expiring.filter(({ expiresAt }) => noticeAt(expiresAt, programme) <= serverTime);
    const notify = ({ points, expiresAt }: Row) => {
      const amount = units("points", { count: points });
      const value = money.format(valueOf(points, programme));
      const date = format.dateTime(expiresAt - 1, {
        dateStyle: "medium",
        timeZone: programme.zone,
      });
      const notification = new Notification(t("eventTitle", { points: amount, money: value }), {
        body: t("notificationBody", { date }),
        tag: `expiry-${memberId}-${expiresAt}`,
      });
      notification.addEventListener("click", () => {
        window.focus();
        navigate("/best-use");
        notification.close();
      });
    };
    // Another tab may be about to notify of the same dates.
    void withBrowserLock("points-wallet-notify", {}, async () => {
      await usePreferences.persist.rehydrate();
      takeUnnotified(memberId, due).forEach(notify);
    });
  }, [isPermitted, wallet, programme, t, units, money, format, navigate]);
  return null;
}

/** The rows that this browser has not notified of; from now on it has. */
function takeUnnotified(memberId: string, due: readonly Row[]): Row[] {
  const { notified, markNotified } = usePreferences.getState();
  const fresh = due.filter(({ expiresAt }) => !notified[memberId]?.includes(expiresAt));
  const dates = fresh.map(({ expiresAt }) => expiresAt);
  if (dates.length > 0) markNotified(memberId, dates);
  return fresh;
}

import { useTranslations } from "use-intl";
import { useWalletAndProgramme } from "../../spend/use-snapshot.ts";
import type { WalletView } from "../../contract/wallet.ts";
import type { Programme } from "../../rules/programme.ts";
import { noticeAt } from "../../rules/expiry/reminder.ts";
import { usePreferences } from "../../state/preferences.ts";
import { Button } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Points } from "../../ui/points.tsx";
import { askNotificationPermission, useNotificationPermission } from "./notification-permission.ts";
import { RemindButton } from "./remind-button.tsx";

/** The kinds of reminders: banner, notice, notification and calendar file. */
export function RemindersPanel() {
  const t = useTranslations("reminders");
  const { wallet, programme } = useWalletAndProgramme();
  const isBannerOn = usePreferences((state) => state.isExpiryBannerOn);
  const setBannerOn = usePreferences((state) => state.setExpiryBannerOn);
  const next = wallet.expiring.find(
    ({ expiresAt }) => noticeAt(expiresAt, programme) > wallet.serverTime,
  );
  return (
    <Panel title={t("title")}>
      <Check
        label={t("banner")}
        note={t("bannerNote")}
        checked={isBannerOn}
        onChange={setBannerOn}
      />
      <div className="mt-4 border-t border-line pt-4">
        <h3 className="font-medium">{t("notice", { day: programme.noticeDay })}</h3>
        <p className="text-sm text-quiet">
          {next ? <NextNotice {...next} programme={programme} /> : t("noNotice")}
        </p>
      </div>
      <NotificationSetting />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-4">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="font-medium">{t("calendar")}</h3>
          <p className="text-sm text-quiet">{t("calendarNote")}</p>
        </div>
        {wallet.expiring.length > 0 && <RemindButton wallet={wallet} programme={programme} />}
      </div>
    </Panel>
  );
}

/** Says what to do next. Renders nothing where pages cannot notify. */
function NotificationSetting() {
  const t = useTranslations("reminders");
  const states = useTranslations("permission");
  const permission = useNotificationPermission();
  if (permission === undefined) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-4">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="font-medium">{t("notifications")}</h3>
        <p role="status" className="text-sm text-quiet">
          {states(permission)}
        </p>
      </div>
      {permission === "default" && (
        <Button look="outlined" onClick={() => void askNotificationPermission()}>
          {t("notifyMe")}
        </Button>
      )}
    </div>
  );
}

type NextNoticeProps = WalletView["expiring"][number] & { readonly programme: Programme };

function NextNotice({ points, expiresAt, programme }: NextNoticeProps) {
  const t = useTranslations("reminders");
  const day = <Moment at={noticeAt(expiresAt, programme)} to="day" />;
  const amount = <Points value={points} />;
  return t.rich("nextNotice", { time: () => day, points: () => amount });
}

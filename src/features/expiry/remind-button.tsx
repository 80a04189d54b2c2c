import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { WalletView } from "../../contract/wallet.ts";
import { valueOf, type Programme } from "../../rules/programme.ts";
import { Button } from "../../ui/button.tsx";
import { Failure } from "../../ui/failure.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMoneyFormat } from "../../ui/money.tsx";
import { useZoneName } from "../../ui/instant.tsx";
import { saveFile } from "../../ui/save-file.ts";

type RemindButtonProps = { readonly wallet: WalletView; readonly programme: Programme };

/** Downloads a calendar file of all expiries, and says so. Its code is loaded on demand. */
export function RemindButton({ wallet, programme }: RemindButtonProps) {
  const t = useTranslations("expiry");
  const units = useTranslations("units");
  const money = useMoneyFormat();
  const zone = useZoneName();
  const { mutate, error, isSuccess } = useMutation({ mutationFn: downloadFile });

  async function downloadFile() {
    const { calendarFile } = await import("./calendar-file.ts");
    const events = wallet.expiring.map(({ points, expiresAt }) => {
      const values = {
        points: units("points", { count: points }),
        money: money.format(valueOf(points, programme)),
      };
      const last = new Date(expiresAt - 1).toISOString().slice(0, 10);
      return {
        uid: `expiry-${last}-${wallet.memberId}@points-wallet`,
        expiresAt,
        title: t("eventTitle", values),
        note: t("eventNote", { ...values, zone }),
      };
    });
    const { serverTime: stamp, seq: sequence } = wallet;
    const url = `${location.origin}/best-use`;
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const file = calendarFile({ events, stamp, sequence, url, zone: timeZone });
    saveFile("points-expiry.ics", new Blob([file], { type: "text/calendar;charset=utf-8" }));
  }

  return (
    <>
      <Button look="outlined" className="max-sm:flex-auto max-sm:px-3" onClick={() => mutate()}>
        <Icon name="bell" />
        {t("remind")}
      </Button>
      <span role="status" className="max-sm:basis-full">
        {isSuccess && t("remindDone", { count: wallet.expiring.length })}
      </span>
      {error && <Failure error={error} />}
    </>
  );
}

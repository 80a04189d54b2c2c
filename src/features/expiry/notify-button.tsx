import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { askNotificationPermission, useNotificationPermission } from "./notification-permission.ts";

/** Asks for the permission to notify, and says what came of it. Renders nothing if the member has decided before. */
export function NotifyButton() {
  const t = useTranslations("reminders");
  const states = useTranslations("permission");
  const permission = useNotificationPermission();
  const { mutate, isSuccess } = useMutation({ mutationFn: askNotificationPermission });
  if (permission === undefined) return null;
  return (
    <>
      {permission === "default" && (
        <Button look="outlined" className="max-sm:flex-auto max-sm:px-3" onClick={() => mutate()}>
          {t("notifyMe")}
        </Button>
      )}
      <span role="status" className="basis-full text-sm empty:hidden">
        {isSuccess && states(permission)}
      </span>
    </>
  );
}

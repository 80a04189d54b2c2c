import { useSyncExternalStore, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useOutboxState } from "../api/use-outbox-state.ts";
import type { IconName } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { ReadOnlyNotice } from "../spend/read-only-notice.tsx";
import type { Embedded } from "./embedded.ts";

type NoticesProps = { readonly embedded: Embedded | undefined; readonly isSignedOut: boolean };

/** Conditions that a member has to know on every page, as long as they last. */
export function Notices({ embedded, isSignedOut }: NoticesProps) {
  const t = useTranslations("app");
  const { checking, waitingForSignIn, notSent } = useOutboxState();
  const isOnline = useSyncExternalStore(subscribeToOnline, () => navigator.onLine);
  return (
    <div aria-live="polite">
      {embedded?.storage === "blocked" && (
        <AppNotice icon="hourglass">{t("heldByOlderTab")}</AppNotice>
      )}
      {embedded?.storage === "deleted" && isSignedOut && <AppNotice>{t("deleted")}</AppNotice>}
      {/* An embedded service needs no network. */}
      {embedded === undefined && !isOnline && <AppNotice icon="offline">{t("offline")}</AppNotice>}
      <ReadOnlyNotice className="mb-6" />
      {/* Their outcome is not known, so this does not say that they failed. */}
      {checking.length > 0 && (
        <AppNotice icon="hourglass">{t("inDoubt", { count: checking.length })}</AppNotice>
      )}
      {waitingForSignIn.length > 0 && (
        <AppNotice icon="hourglass">
          {t("waitingForSignIn", { count: waitingForSignIn.length })}
        </AppNotice>
      )}
      {notSent.length > 0 && <AppNotice>{t("topUpNotSent", { count: notSent.length })}</AppNotice>}
    </div>
  );
}

function AppNotice(props: { icon?: IconName; children: ReactNode }) {
  return <Notice className="mb-6" {...props} />;
}

function subscribeToOnline(listener: () => void) {
  const controller = new AbortController();
  for (const change of ["online", "offline"]) {
    addEventListener(change, listener, { signal: controller.signal });
  }
  return () => controller.abort();
}

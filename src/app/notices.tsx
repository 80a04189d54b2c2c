import { useSyncExternalStore, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useOutboxState } from "../api/use-outbox-state.ts";
import type { IconName } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { ReadOnlyNotice } from "../spend/read-only-notice.tsx";
import type { Embedded } from "./embedded.ts";

type NoticesProps = { readonly embedded: Embedded | undefined; readonly isSignedOut: boolean };

/** What must be known on every screen, as long as it is so. Where nothing is amiss there is none. */
export function Notices({ embedded, isSignedOut }: NoticesProps) {
  const t = useTranslations("app");
  const { checking, waitingForSignIn } = useOutboxState();
  const isOnline = useSyncExternalStore(subscribeToLine, () => navigator.onLine);
  return (
    <div aria-live="polite">
      {embedded?.storage === "held" && <Told icon="hourglass">{t("heldByOlderTab")}</Told>}
      {embedded?.storage === "deleted" && isSignedOut && <Told>{t("deleted")}</Told>}
      {/* The service within the page needs no line. */}
      {embedded === undefined && !isOnline && <Told icon="offline">{t("offline")}</Told>}
      <ReadOnlyNotice className="mb-6" />
      {/* Not that it failed, for nobody knows. */}
      {checking.length > 0 && (
        <Told icon="hourglass">{t("inDoubt", { count: checking.length })}</Told>
      )}
      {waitingForSignIn.length > 0 && (
        <Told icon="hourglass">{t("waitingForSignIn", { count: waitingForSignIn.length })}</Told>
      )}
    </div>
  );
}

type ToldProps = {
  readonly icon?: IconName;
  readonly children: ReactNode;
};

function Told(told: ToldProps) {
  return <Notice className="mb-6" {...told} />;
}

function subscribeToLine(listener: () => void) {
  const gone = new AbortController();
  for (const change of ["online", "offline"]) {
    addEventListener(change, listener, { signal: gone.signal });
  }
  return () => gone.abort();
}

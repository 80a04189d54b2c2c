import { useTranslations } from "use-intl";
import type { RewardView } from "../../contract/reward.ts";
import type { Instant } from "../../rules/calendar.ts";

/** As the member sees it: a reward that was not used in time has expired. */
export type ShownState = RewardView["state"] | "expired";

export function shownStateOf({ state, useBy }: RewardView, now: Instant): ShownState {
  const isUnused = state === "ready" || state === "sent";
  return isUnused && useBy !== undefined && useBy <= now ? "expired" : state;
}

const looks: Record<ShownState, string> = {
  preparing: "border-line bg-sunken text-ink",
  ready: "border-glow-line bg-glow text-on-glow",
  sent: "border-glow-line bg-glow text-on-glow",
  used: "border-line bg-sunken text-quiet",
  cancelled: "border-line bg-sunken text-quiet",
  expired: "border-fault-line bg-fault-glow text-fault",
};

const words = {
  code: {
    preparing: "preparing",
    ready: "ready",
    sent: "ready",
    used: "used",
    cancelled: "cancelled",
    expired: "expired",
  },
  shipment: {
    preparing: "preparing",
    ready: "toBeSent",
    sent: "sent",
    used: "received",
    cancelled: "cancelled",
    expired: "expired",
  },
} as const;

export function RewardState({ kind, state }: { kind: RewardView["kind"]; state: ShownState }) {
  const t = useTranslations("rewards");
  return (
    <span
      className={`inline-block rounded-full border px-2.5 py-0.5 text-xs font-medium whitespace-nowrap ${looks[state]}`}
    >
      {t(words[kind][state])}
    </span>
  );
}

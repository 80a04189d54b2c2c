import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { RewardView } from "../../contract/reward.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { ExactMoment, Moment } from "../../ui/instant.tsx";
import { Picture } from "../../ui/picture.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { RewardState, type ShownState } from "./reward-state.tsx";

type RewardDetailsProps = {
  readonly reward: RewardView;
  readonly state: ShownState;
  /** What can be done with it. */
  readonly children: ReactNode;
};

/** A reward, to show at a till, to follow, or to print. */
export function RewardDetails({ reward, state, children }: RewardDetailsProps) {
  const t = useTranslations("rewards");
  const { kind, title, picture, code, link, instructions } = reward;
  const isUsable = state === "ready" || state === "sent";
  return (
    <article className="sheet printed-alone overflow-hidden">
      <Picture
        shape="wide"
        name={picture}
        className={`max-h-44 bg-sunken print:hidden ${isUsable ? "" : "opacity-50"}`}
      />
      <div className="p-5 sm:p-7">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-2xl tracking-tight">{title}</h1>
          <RewardState kind={kind} state={state} />
        </div>
        <p className="mt-2 text-quiet">{t(notes[state])}</p>
        {code !== undefined && <Code code={code} isUsable={isUsable} />}
        <Facts
          facts={useFacts(reward)}
          className="mt-5 grid gap-x-8 gap-y-4 wrap-anywhere sm:grid-cols-2"
        />
        {instructions !== "" && (
          <section className="mt-5">
            <h2 className="text-sm font-medium text-quiet">{t("how")}</h2>
            <p className="mt-1 max-w-[62ch]">{instructions}</p>
          </section>
        )}
        <div className="mt-6 flex flex-wrap gap-3 print:hidden">
          {isUsable && link !== undefined && (
            <ButtonLink href={link}>{t(kind === "code" ? "toShop" : "follow")}</ButtonLink>
          )}
          {children}
        </div>
      </div>
    </article>
  );
}

const notes = {
  preparing: "preparingNote",
  ready: "readyNote",
  sent: "sentNote",
  used: "usedNote",
  cancelled: "cancelledNote",
  expired: "expiredNote",
} as const;

/** The code as text; its QR code only while it can be used. */
function Code({ code, isUsable }: { code: string; isUsable: boolean }) {
  const t = useTranslations("rewards");
  return (
    <div className="mt-5 flex flex-wrap items-center gap-6">
      {isUsable && <QrCode text={code} label={t("qr", { code })} />}
      <div>
        <h2 className="text-sm font-medium text-quiet">{t("code")}</h2>
        <p
          translate="no"
          className={`mt-1 mb-3 font-mono text-lg font-semibold break-all sm:text-xl ${isUsable ? "" : "text-quiet line-through"}`}
        >
          {code}
        </p>
        {isUsable && <CopyButton text={code} />}
      </div>
    </div>
  );
}

function useFacts({ useBy, carrier, trackingNumber, at }: RewardView) {
  const t = useTranslations("rewards");
  return [
    ...(useBy === undefined
      ? []
      : [[t("useBy"), <ExactMoment key="useBy" at={useBy - 1} to="minute" />] as const]),
    ...(carrier === undefined ? [] : [[t("carrier"), carrier] as const]),
    ...(trackingNumber === undefined ? [] : [[t("tracking"), trackingNumber] as const]),
    [t("since"), <Moment key="since" at={at} />] as const,
  ];
}

import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import { demoClockQuery, useSetClock } from "../../api/demo.ts";
import { instant } from "../../rules/calendar.ts";
import type { Programme } from "../../rules/programme.ts";
import { Button } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { Failure } from "../../ui/failure.tsx";
import { TextField } from "../../ui/field.tsx";
import { Moment, useZoneName } from "../../ui/instant.tsx";
import { DAY, fromField, nextNoticeDay, toField } from "./clock.ts";
import { ControlGroup } from "./control-group.tsx";

/** Sets the service's clock for the signed-in member. */
export function ClockControls() {
  const t = useTranslations("demo");
  const { data: wallet } = useQuery(walletQuery);
  const { data: programme } = useQuery(programmeQuery);
  const { data: clock } = useQuery(demoClockQuery);
  const { mutate: set, isPending, variables: change, error } = useSetClock();
  if (wallet === undefined || programme === undefined || clock === undefined) return null;
  const expiresAt = wallet.expiring[0]?.expiresAt;
  // Shows the requested state while the request is on its way.
  const isRunning = (isPending ? change?.running : undefined) ?? clock.running;
  return (
    <ControlGroup title={t("clock")}>
      <p className="mb-3 text-sm" aria-live="polite">
        <Shown {...clock} />
      </p>
      <div className="grid grid-cols-2 gap-2">
        <Step onClick={() => set({ to: (shown) => instant(shown + DAY) })}>{t("dayOn")}</Step>
        <Step onClick={() => set({ to: (shown) => nextNoticeDay(shown, programme) })}>
          {t("toNotice")}
        </Step>
        <Step
          isIdle={expiresAt === undefined}
          onClick={() => set({ to: (shown) => expiresAt ?? shown })}
        >
          {expiresAt === undefined ? t("noExpiry") : t("toExpiry")}
        </Step>
        <Step isIdle={clock.now === null} onClick={() => set(null)}>
          {clock.now === null ? t("isDevice") : t("toDevice")}
        </Step>
      </div>
      <SetClock
        shown={toField(clock.now ?? wallet.serverTime, programme)}
        programme={programme}
        onSet={(now) => set({ to: () => now })}
      />
      <Check
        label={t("standStill")}
        checked={!isRunning}
        onChange={(stands) => set({ running: !stands })}
      />
      <p className="mt-1 text-sm text-quiet">{t("clockNote")}</p>
      {error && <Failure error={error} />}
    </ControlGroup>
  );
}

function Shown({ now, running }: { now: number | null; running: boolean }) {
  const t = useTranslations("demo");
  const zone = useZoneName();
  if (now === null) return t("deviceTime");
  const moment = <Moment at={now} to="second" />;
  return t.rich(running ? "runsFrom" : "standsAt", { time: () => moment, zone });
}

type StepProps = {
  /** The button has no effect; its label says why. */
  readonly isIdle?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

function Step({ isIdle = false, onClick, children }: StepProps) {
  return (
    <Button
      look="outlined"
      className="px-3 text-sm aria-disabled:text-quiet"
      // Not `disabled`: that would take the focus away from the button that was just pressed.
      aria-disabled={isIdle}
      onClick={() => {
        if (!isIdle) onClick();
      }}
    >
      {children}
    </Button>
  );
}

type SetClockProps = {
  readonly shown: string;
  readonly programme: Programme;
  readonly onSet: (now: NonNullable<ReturnType<typeof fromField>>) => void;
};

function SetClock({ shown, programme, onSet }: SetClockProps) {
  const t = useTranslations("demo");
  const [typed, setTyped] = useState<string>();
  const text = typed ?? shown;
  const now = fromField(text, programme);
  return (
    <form
      className="my-3 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (now === undefined) return;
        onSet(now);
        setTyped(undefined);
      }}
    >
      <TextField
        label={t("setTo", { zone: useZoneName() })}
        type="datetime-local"
        step="1"
        className="flex-1 basis-64"
        value={text}
        onChange={({ target }) => setTyped(target.value)}
        {...(now === undefined && { fault: t("noTime") })}
      />
      <Button type="submit" look="outlined" className="px-4 text-sm max-sm:flex-auto">
        {t("set")}
      </Button>
    </form>
  );
}

import { useSuspenseQueries, useMutation } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { programmeQuery, walletQuery } from "../../api/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Failure } from "../../ui/failure.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { LongTask } from "../../ui/long-task.tsx";
import { VerifyResult } from "./verify-result.tsx";
import { BrokenLedger } from "./replay.ts";
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../../state/language.ts";
import type { Programme } from "../../rules/programme.ts";
import { verifyLedger } from "./verify-ledger.ts";

/** Replays the ledger in the page and compares the result with the service's wallet. */
export function VerifyPanel() {
  const t = useTranslations("verify");
  const [{ data: programme }, { data: wallet }] = useSuspenseQueries({
    queries: [programmeQuery, walletQuery],
  });
  const { isPending, isSuccess, data, error, done, start, cancel } = useVerification(programme);
  return (
    <Panel title={t("title")}>
      <p className="max-w-[62ch] text-sm text-quiet">{t("lead")}</p>
      <div className="mt-4">
        {isPending ? (
          <Underway done={done} all={wallet.seq} onCancel={cancel} />
        ) : (
          <Button look={isSuccess ? "outlined" : "filled"} onClick={start}>
            {isSuccess ? t("again") : t("start")}
          </Button>
        )}
      </div>
      {error && <Failed error={error} />}
      {isSuccess && <VerifyResult proof={data} />}
    </Panel>
  );
}

type UnderwayProps = {
  readonly done: number;
  /** Number of entries in the wallet. */
  readonly all: number;
  readonly onCancel: () => void;
};

function Underway({ done, all, onCancel }: UnderwayProps) {
  const t = useTranslations("verify");
  const format = useFormatter();
  const words = t("progress", { done: format.number(done), all: format.number(all) });
  return (
    <LongTask label={t("title")} status={words} progress={{ value: done, max: Math.max(1, all) }}>
      <Button look="outlined" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </LongTask>
  );
}

function Failed({ error }: { error: Error }) {
  const t = useTranslations("verify");
  return (
    <div className="mt-4">
      {error instanceof BrokenLedger ? (
        <Notice tone="fault" role="alert">
          {t("broken", { seq: error.seq })}
        </Notice>
      ) : (
        <Failure error={error} />
      )}
    </div>
  );
}

/** Runs one verification at a time; unmounting aborts it. */
function useVerification(programme: Programme) {
  const language = useLanguage();
  const [done, setDone] = useState(0);
  const underway = useRef<AbortController>(undefined);
  const { mutate, reset, ...proof } = useMutation({
    mutationFn: (signal: AbortSignal) =>
      verifyLedger({ programme, language, signal, onProgress: setDone }),
  });

  useEffect(() => () => underway.current?.abort(), []);

  function start() {
    underway.current?.abort();
    underway.current = new AbortController();
    setDone(0);
    mutate(underway.current.signal);
  }

  function cancel() {
    underway.current?.abort();
    reset();
  }

  return { ...proof, done, start, cancel };
}

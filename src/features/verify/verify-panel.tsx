import { useFormatter, useTranslations } from "use-intl";
import { useWalletAndProgramme } from "../../spend/use-snapshot.ts";
import { Button } from "../../ui/button.tsx";
import { Failure } from "../../ui/failure.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { LongTask } from "../../ui/long-task.tsx";
import { VerifyResult } from "./verify-result.tsx";
import { BrokenLedger } from "./replay.ts";
import { useState } from "react";
import { useLanguage } from "../../state/language.ts";
import { useCancellableTask } from "../../spend/use-cancellable-task.ts";
import { verifyLedger } from "./verify-ledger.ts";

/** Replays the ledger in the page and compares the result with the service's wallet. */
export function VerifyPanel() {
  const t = useTranslations("verify");
  const { wallet, programme } = useWalletAndProgramme();
  const language = useLanguage();
  const [done, setDone] = useState(0);
  const { isPending, isSuccess, data, error, start, cancel } = useCancellableTask(
    (_: void, signal) => {
      setDone(0);
      return verifyLedger({ programme, language, signal, onProgress: setDone });
    },
  );
  return (
    <Panel title={t("title")}>
      <p className="max-w-[62ch] text-sm text-quiet">{t("lead")}</p>
      <div className="mt-4">
        {isPending ? (
          <Underway done={done} all={wallet.seq} onCancel={cancel} />
        ) : (
          <Button look={isSuccess ? "outlined" : "filled"} onClick={() => start()}>
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

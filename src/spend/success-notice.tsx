import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { Icon } from "../ui/icon.tsx";
import { entryAddress, rewardAddress } from "../ui/addresses.ts";

export type SuccessMessage = {
  readonly words: string;
  readonly entryId: string | undefined;
  readonly rewardId?: string | undefined;
};

const link = "py-1 font-medium text-accent underline underline-offset-4 hover:text-accent-strong";

/** Confirms a command. The status element is always rendered, so that screen readers announce its content. */
export function SuccessNotice({ done }: { done: SuccessMessage | undefined }) {
  const t = useTranslations("spend");
  const status = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (done) status.current?.focus();
  }, [done]);

  return (
    <div ref={status} role="status" tabIndex={-1} className="scroll-mt-24">
      {done && (
        <p className="relative mb-6 flex animate-rise flex-wrap items-center gap-x-3 gap-y-1 rounded-2xl border border-line bg-surface py-4 pr-5 pl-14 shadow-lifted">
          <Icon name="tick" className="absolute top-4 left-5 size-6 text-gain" />
          <span className="font-semibold">{done.words}</span>
          {done.rewardId !== undefined && (
            <Link href={rewardAddress(done.rewardId)} className={link}>
              {t("seeReward")}
            </Link>
          )}
          {done.entryId !== undefined && (
            <Link href={entryAddress(done.entryId)} className={link}>
              {t("seeEntry")}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}

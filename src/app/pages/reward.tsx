import { useQueryClient, useSuspenseQueries } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useParams } from "wouter";
import { rewardQuery, walletQuery } from "../../api/queries.ts";
import { queryKeys } from "../../api/query-keys.ts";
import { MarkUsedButton } from "../../features/rewards/mark-used-button.tsx";
import { RewardDetails } from "../../features/rewards/reward-details.tsx";
import { shownStateOf } from "../../features/rewards/reward-state.tsx";
import { useLanguage } from "../../state/language.ts";
import { entryAddress } from "../../ui/addresses.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function RewardPage() {
  const t = useTranslations("rewards");
  const { id = "" } = useParams();
  return (
    <div className="mx-auto max-w-2xl print:max-w-none">
      <BackLink href="/rewards">{t("title")}</BackLink>
      <Section skeleton={<PageSkeleton rows={[12]} />} title={t("title")}>
        <Reward id={id} />
      </Section>
    </div>
  );
}

function Reward({ id }: { id: string }) {
  const t = useTranslations("rewards");
  const cache = useQueryClient();
  const result = useRef<HTMLDivElement>(null);
  const [{ data: reward }, { data: wallet }] = useSuspenseQueries({
    queries: [rewardQuery(useLanguage(), id), walletQuery],
  });
  const state = shownStateOf(reward, wallet.serverTime);
  useEffect(() => result.current?.focus({ preventScroll: true }), []);

  // It changes no wallet, so that nothing else tells the page.
  async function onUsed() {
    await cache.invalidateQueries({ queryKey: queryKeys.ofWallet });
    result.current?.focus({ preventScroll: true });
  }

  return (
    <div ref={result} tabIndex={-1}>
      <title>{t("pageTitle", { title: reward.title })}</title>
      <RewardDetails reward={reward} state={state}>
        {(state === "ready" && reward.kind === "code") || state === "sent" ? (
          <MarkUsedButton reward={reward} wallet={wallet} onDone={() => void onUsed()} />
        ) : null}
        <Button look="outlined" onClick={() => window.print()}>
          {t("print")}
        </Button>
        <ButtonLink look="plain" href={entryAddress(reward.entryId)}>
          {t("entry")}
        </ButtonLink>
      </RewardDetails>
    </div>
  );
}

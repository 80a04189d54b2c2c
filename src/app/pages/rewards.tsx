import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { rewardsQuery, walletQuery } from "../../api/queries.ts";
import { RewardList } from "../../features/rewards/reward-list.tsx";
import { useLanguage } from "../../state/language.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function RewardsPage() {
  const t = useTranslations("rewards");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<SheetsSkeleton rows={[6]} />}>
        <Rewards />
      </Section>
    </>
  );
}

function Rewards() {
  const t = useTranslations("rewards");
  const [{ data: rewards }, { data: wallet }] = useSuspenseQueries({
    queries: [rewardsQuery(useLanguage()), walletQuery],
  });
  if (rewards.items.length > 0) {
    return <RewardList rewards={rewards.items} now={wallet.serverTime} />;
  }
  return (
    <div className="sheet p-6">
      <p className="mb-4 text-quiet">{t("empty")}</p>
      <ButtonLink href="/redeem">{t("toRedeem")}</ButtonLink>
    </div>
  );
}

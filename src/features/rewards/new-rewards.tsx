import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { rewardsQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { rewardAddress } from "../../ui/addresses.ts";
import { Icon } from "../../ui/icon.tsx";

/** One line on Home: the reward that is new, or how many are. Renders nothing if none is. */
export function NewRewards() {
  const t = useTranslations("rewards");
  const { data } = useQuery(rewardsQuery(useLanguage()));
  const fresh = data?.items.filter(({ isNew }) => isNew) ?? [];
  const [first] = fresh;
  if (first === undefined) return null;
  return (
    <Link
      href={fresh.length === 1 ? rewardAddress(first.id) : "/rewards"}
      className="sheet mt-5 flex min-h-12 items-center gap-3 px-5 py-3 font-medium hover:bg-sunken"
    >
      <Icon name="ticket" className="size-5 text-accent" />
      <span className="min-w-0 flex-1">
        {fresh.length === 1
          ? t("newOne", { title: first.title })
          : t("newMany", { count: fresh.length })}
      </span>
      <Icon name="forward" className="size-4 text-quiet" />
    </Link>
  );
}

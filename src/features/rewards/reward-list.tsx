import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { RewardView } from "../../contract/reward.ts";
import type { Instant } from "../../rules/calendar.ts";
import { rewardAddress } from "../../ui/addresses.ts";
import { Icon } from "../../ui/icon.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Picture } from "../../ui/picture.tsx";
import { RewardState, shownStateOf } from "./reward-state.tsx";

type RewardListProps = { readonly rewards: readonly RewardView[]; readonly now: Instant };

export function RewardList({ rewards, now }: RewardListProps) {
  const t = useTranslations("rewards");
  return (
    <ul aria-label={t("title")} className="sheet divide-y divide-line overflow-hidden">
      {rewards.map((reward) => (
        <RewardRow key={reward.id} reward={reward} now={now} />
      ))}
    </ul>
  );
}

function RewardRow({ reward, now }: { reward: RewardView; now: Instant }) {
  const t = useTranslations("rewards");
  const { id, kind, title, picture, code, trackingNumber, useBy, at } = reward;
  const state = shownStateOf(reward, now);
  const isOver = state === "used" || state === "cancelled" || state === "expired";
  const date = useBy !== undefined && !isOver && <Moment at={useBy - 1} to="day" />;
  return (
    <li>
      <Link
        href={rewardAddress(id)}
        state={{ from: "/rewards" }}
        className="flex min-h-18 items-center gap-4 px-4 py-3 -outline-offset-2 hover:bg-sunken sm:px-5"
      >
        <Picture
          shape="wide"
          name={picture}
          className={`w-20 shrink-0 rounded-lg max-sm:hidden ${isOver ? "opacity-50" : ""}`}
        />
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{title}</span>
          {!isOver && (code ?? trackingNumber) !== undefined && (
            <span className="block font-mono text-sm break-all">{code ?? trackingNumber}</span>
          )}
          <span className="dotted text-sm text-quiet">
            <Moment at={at} to="day" />{" "}
            {date && <span>{t.rich("useByShort", { date: () => date })}</span>}
          </span>
        </span>
        <RewardState kind={kind} state={state} />
        <Icon name="forward" className="size-4 text-quiet" />
      </Link>
    </li>
  );
}

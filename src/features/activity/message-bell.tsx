import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { messageEntriesQuery } from "../../api/entry-queries.ts";
import { walletQuery } from "../../api/queries.ts";
import { useLanguage } from "../../state/language.ts";
import { usePreferences } from "../../state/preferences.ts";
import { Icon } from "../../ui/icon.tsx";
import { isUnread, messagesOf } from "./message.ts";

const MOST = 9;

/** A link to the messages, with the number of unread ones. */
export function MessageBell() {
  const t = useTranslations("messages");
  const { data } = useInfiniteQuery(messageEntriesQuery(useLanguage()));
  const { data: wallet } = useQuery(walletQuery);
  const readSeq = usePreferences(({ messagesRead }) => wallet && messagesRead[wallet.memberId]);
  const unread =
    wallet &&
    messagesOf(data?.pages[0]?.items ?? []).filter((message) =>
      isUnread(message, readSeq, wallet.serverTime),
    );
  const count = unread?.length ?? 0;
  return (
    <Link
      href="/messages"
      aria-label={t("bell", { count })}
      className="relative grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken"
    >
      <Icon name="bell" />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="figures absolute top-0.5 right-0.5 grid min-w-5 place-items-center rounded-full bg-accent px-1 text-2xs font-semibold text-on-accent"
        >
          {count > MOST ? `${MOST}+` : count}
        </span>
      )}
    </Link>
  );
}

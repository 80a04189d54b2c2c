import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { messageEntriesQuery } from "../../api/entry-queries.ts";
import type { WalletView } from "../../contract/wallet.ts";
import { useLanguage } from "../../state/language.ts";
import { usePreferences } from "../../state/preferences.ts";
import { entryAddress } from "../../ui/addresses.ts";
import { Button } from "../../ui/button.tsx";
import { Moment } from "../../ui/instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import { UserText } from "../../ui/user-text.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { isUnread, messagesOf, type Message } from "./message.ts";

/** What happened without the member, newest first. Showing them marks all as read. */
export function MessageList({ wallet: { memberId, seq, serverTime } }: { wallet: WalletView }) {
  const t = useTranslations("messages");
  const query = useSuspenseInfiniteQuery(messageEntriesQuery(useLanguage()));
  const readMessages = usePreferences((state) => state.readMessages);
  // As it was when the page was opened, so that new messages keep their mark.
  const [readSeq] = useState(() => usePreferences.getState().messagesRead[memberId]);
  useEffect(() => readMessages(memberId, seq), [readMessages, memberId, seq]);
  const messages = messagesOf(query.data.pages.flatMap(({ items }) => items));
  return (
    <>
      {messages.length === 0 && (
        <Panel title={t(query.hasNextPage ? "noneRecent" : "empty")}>
          <p className="text-quiet">{t("emptyLead")}</p>
        </Panel>
      )}
      {messages.length > 0 && (
        <ul aria-label={t("title")} className="sheet divide-y divide-line overflow-hidden">
          {messages.map((message) => (
            <MessageRow
              key={message.entry.id}
              message={message}
              isNew={isUnread(message, readSeq, serverTime)}
            />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          look="outlined"
          className="mt-4"
          aria-disabled={query.isFetchingNextPage}
          onClick={() => {
            if (!query.isFetchingNextPage) void query.fetchNextPage();
          }}
        >
          {t(query.isFetchingNextPage ? "loading" : "more")}
        </Button>
      )}
    </>
  );
}

type MessageRowProps = { readonly message: Message; readonly isNew: boolean };

function MessageRow({ message: { name, entry, points }, isNew }: MessageRowProps) {
  const t = useTranslations("messages");
  const words = useTranslations("message");
  return (
    <li>
      <Link
        href={entryAddress(entry.id)}
        className="flex min-h-16 items-start gap-4 px-5 py-3.5 -outline-offset-2 hover:bg-sunken sm:px-6"
      >
        <KindIcon kind={entry.kind} className="shrink-0" />
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{words(name, { count: points })}</span>
          <span className="block text-sm text-quiet">
            <UserText>{entry.title}</UserText>
          </span>
          <span className="block text-sm text-quiet">
            <Moment at={entry.at} />
          </span>
        </span>
        {isNew && (
          <span className="rounded-full bg-glow px-2 py-0.5 text-xs font-semibold text-on-glow">
            {t("new")}
          </span>
        )}
      </Link>
    </li>
  );
}

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { walletQuery } from "../../api/queries.ts";
import { MessageList } from "../../features/activity/message-list.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { SheetsSkeleton } from "../../ui/skeleton.tsx";
import { Section } from "../section.tsx";

export function MessagesPage() {
  const t = useTranslations("messages");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Section skeleton={<SheetsSkeleton rows={[6]} />}>
        <Messages />
      </Section>
    </>
  );
}

function Messages() {
  const { data: wallet } = useSuspenseQuery(walletQuery);
  return <MessageList wallet={wallet} />;
}

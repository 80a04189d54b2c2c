import { useTranslations } from "use-intl";
import { Button } from "../../ui/button.tsx";
import { ActionPanel } from "./action-panel.tsx";
import type { Act } from "./partner-api.ts";

type ReportPanelProps = {
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
  readonly memberId: string;
  readonly act: Act;
};

/** Where the member answers the survey or binds a card: the partner then reports the task. */
export function ReportPanel({ tasks, memberId, act }: ReportPanelProps) {
  const t = useTranslations("shop");
  return (
    <ActionPanel title={t("tasks")}>
      {tasks.map(({ id, title }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3">
          <span className="font-medium">{title}</span>
          <Button
            look="outlined"
            aria-disabled={act.isSending}
            aria-label={`${t("finish")}: ${title}`}
            onClick={() => act.send({ route: "reportTask", body: { memberId, taskId: id } })}
          >
            {t("finish")}
          </Button>
        </li>
      ))}
    </ActionPanel>
  );
}

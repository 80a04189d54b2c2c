import { useTranslations } from "use-intl";
import { ApiProblem } from "../api/client.ts";
import { useFailureWords } from "../ui/failure.tsx";
import { Notice } from "../ui/notice.tsx";
import type { CommandState } from "./use-command.ts";

type CommandErrorProps = {
  readonly command: Pick<CommandState, "error" | "isInDoubt">;
  readonly className?: string;
};

/** Why a command failed, or that its result is in doubt. */
export function CommandError({ command, className = "mt-5" }: CommandErrorProps) {
  const t = useTranslations("spend");
  const words = useFailureWords();
  const { error, isInDoubt } = command;
  if (isInDoubt) {
    return (
      <Notice role="alert" className={className}>
        {t("inDoubt")}
      </Notice>
    );
  }
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const hasChanged = problem?.code === "wallet-changed";
  return (
    <Notice tone={hasChanged ? "glow" : "fault"} role="alert" className={className}>
      {words(error)} {problem?.status === 409 && t("nothingDone")}
    </Notice>
  );
}

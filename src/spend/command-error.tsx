import { useTranslations } from "use-intl";
import { ApiProblem } from "../api/client.ts";
import { useFailureWords } from "../ui/failure.tsx";
import { Notice } from "../ui/notice.tsx";

/** Why a command was not done. The wallet beside it has been read again. */
export function CommandError({ error }: { error: Error }) {
  const t = useTranslations("spend");
  const words = useFailureWords();
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const hasChanged = problem?.code === "wallet-changed";
  return (
    <Notice tone={hasChanged ? "glow" : "fault"} role="alert" className="mt-5">
      {words(error)} {problem?.status === 409 && t("nothingDone")}
    </Notice>
  );
}

import { useTranslations } from "use-intl";
import { ApiProblem } from "../api/client.ts";
import { useFailureWords } from "../ui/failure.tsx";
import { Notice } from "../ui/notice.tsx";

/** Why it did not happen. What is shown beside it has been read anew. */
export function CommandError({ error }: { error: Error }) {
  const t = useTranslations("spend");
  const words = useFailureWords();
  const hasChanged = error instanceof ApiProblem && error.problem.code === "wallet-changed";
  return (
    <Notice tone={hasChanged ? "glow" : "fault"} role="alert" className="mt-5">
      {hasChanged ? t("changed") : words(error)}
    </Notice>
  );
}

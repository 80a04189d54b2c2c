import { useTranslations } from "use-intl";
import { ApiProblem, Unreachable, Unreadable } from "../api/client.ts";
import { NotSaved, WaitingForSignIn } from "../api/outbox.ts";

/** Words for whatever was thrown. A problem's code without words does not compile. */
export function useWordsOf(): (error: unknown) => string {
  const problem = useTranslations("problem");
  const failure = useTranslations("failure");
  return (error) => {
    if (error instanceof ApiProblem) return problem(error.problem.code);
    if (error instanceof NotSaved) return problem("storage-full");
    if (error instanceof WaitingForSignIn) return failure("waitingForSignIn");
    if (error instanceof Unreachable) return failure("unreachable");
    if (error instanceof Unreadable) return failure("unreadable");
    return failure("unknown");
  };
}

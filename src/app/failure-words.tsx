import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ApiProblem, Unreachable, Unreadable } from "../api/client.ts";
import { NotSaved, WaitingForSignIn } from "../api/outbox.ts";
import { RefusalMessage } from "../spend/refusal-message.tsx";

/** The words for a thrown error. */
export function useWordsOf(): (error: unknown) => ReactNode {
  const failure = useTranslations("failure");
  return (error) => {
    if (error instanceof ApiProblem) return <RefusalMessage refusal={error.problem} />;
    if (error instanceof NotSaved) return <RefusalMessage refusal={{ code: "storage-full" }} />;
    if (error instanceof WaitingForSignIn) return failure("waitingForSignIn");
    if (error instanceof Unreachable) return failure("unreachable");
    if (error instanceof Unreadable) return failure("unreadable");
    return failure("unknown");
  };
}

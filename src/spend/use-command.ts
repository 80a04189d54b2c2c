import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { outbox } from "../api/connection.ts";
import { showWallet } from "../api/commands.ts";
import type { Command, CommandRoute, ReceiptOf } from "../api/outbox.ts";
import { useOutboxState } from "../api/use-outbox-state.ts";
import { useLanguage } from "../state/language.ts";

export type CommandState = {
  readonly isSending: boolean;
  /** No attempt of the first round was answered. */
  readonly isInDoubt: boolean;
  readonly error: Error | null;
};

/** Sends one command at a time, each under a new key. `onDone` receives its receipt. */
export function useCommand<Name extends CommandRoute>(
  route: Name,
  onDone: (receipt: ReceiptOf<Name>) => void,
) {
  const cache = useQueryClient();
  const language = useLanguage();
  const { checking } = useOutboxState();
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: (command: Pick<Command, "id" | "body" | "snapshot">) =>
      outbox.submit<Name>({ ...command, route, language }),
    onSuccess: ({ wallet }) => showWallet(cache, wallet),
    onError: () => cache.invalidateQueries(),
  });
  // A second click may come before the first one has been rendered.
  const isUnderway = useRef(false);

  function send(command: Parameters<typeof mutate>[0]) {
    if (isUnderway.current) return;
    isUnderway.current = true;
    mutate(command, {
      onSuccess: onDone,
      onSettled: () => {
        isUnderway.current = false;
      },
    });
  }

  function forgetError() {
    if (!isPending) reset();
  }

  return {
    send,
    forgetError,
    isSending: isPending,
    isInDoubt: isPending && checking.length > 0,
    error,
  };
}

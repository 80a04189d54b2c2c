import { useRef } from "react";
import { useCommand, type CommandInput } from "../api/commands.ts";
import type { KeyedRoute, ReceiptOf } from "../api/outbox.ts";
import { useInDoubt } from "../api/use-in-doubt.ts";
import { useLanguage } from "../state/language.ts";

/** Sends one write at a time. `onDone` hears what it did. */
export function useWish<Name extends KeyedRoute>(
  route: Name,
  onDone: (receipt: ReceiptOf<Name>) => void,
) {
  const settle = useCommand(route, useLanguage());
  const { checking } = useInDoubt();
  // A second click may come before the first one has been rendered.
  const isUnderway = useRef(false);

  function send(wish: CommandInput) {
    if (isUnderway.current) return;
    isUnderway.current = true;
    settle.mutate(wish, {
      onSuccess: onDone,
      onSettled: () => {
        isUnderway.current = false;
      },
    });
  }

  return {
    send,
    isSending: settle.isPending,
    /** A whole round of attempts has brought no answer; it goes on. */
    isUnanswered: settle.isPending && checking.length > 0,
    error: settle.error,
    forgetError: () => {
      if (!settle.isPending) settle.reset();
    },
  };
}

import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../../state/language.ts";
import type { Programme } from "../../rules/programme.ts";
import { verifyLedger } from "./verify-ledger.ts";

/** One proof at a time; it is aborted when the screen goes. */
export function useVerification(programme: Programme) {
  const language = useLanguage();
  const [done, setDone] = useState(0);
  const underway = useRef<AbortController>(undefined);
  const { mutate, reset, ...proof } = useMutation({
    mutationFn: (signal: AbortSignal) =>
      verifyLedger({ programme, language, signal, onProgress: setDone }),
  });

  useEffect(() => () => underway.current?.abort(), []);

  function start() {
    underway.current?.abort();
    underway.current = new AbortController();
    setDone(0);
    mutate(underway.current.signal);
  }

  function cancel() {
    underway.current?.abort();
    reset();
  }

  return { ...proof, done, start, cancel };
}

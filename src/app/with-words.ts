import type { ComponentType } from "react";
import { lazily } from "../ui/lazily.tsx";
import { everyWord } from "./messages.ts";

/** A component's code, and the words that it needs. */
export function withWords<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazily(async () => {
    const [Here] = await Promise.all([load(), everyWord()]);
    return Here;
  });
}

import type { ComponentType } from "react";
import { lazyWithPreload } from "../ui/lazy-with-preload.tsx";
import { everyWord } from "./messages.ts";

/** Loads a component's code together with the messages that the first view does not have. */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazyWithPreload(async () => {
    const [Component] = await Promise.all([load(), everyWord()]);
    return Component;
  });
}

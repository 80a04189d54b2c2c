import type { Language } from "../contract/language.ts";
import { use } from "react";
import { en, type Messages } from "../locales/en.ts";

/** English comes with the page; every other language is loaded when it is chosen. */
const load: Record<Exclude<Language, "en">, () => Promise<Messages>> = {
  // Same keys, other texts; a test checks that they take the same arguments.
  "zh-CN": async () => (await import("../locales/zh-cn.ts")).zhCn as Messages,
};
const loaded = new Map<Language, Promise<Messages>>();

/** Suspends until the messages are loaded. */
export function useMessagesIn(language: Language): Messages {
  if (language === "en") return en;
  const messages = loaded.get(language) ?? load[language]();
  loaded.set(language, messages);
  return use(messages);
}

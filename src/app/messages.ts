import { use } from "react";
import { en, type Messages } from "../messages/en.ts";
import type { Language } from "../state/language.ts";

/** English is there at once. Another language comes when it is asked for, once. */
const here: Partial<Record<Language, Messages>> = { en };
const onTheirWay: Partial<Record<Language, Promise<Messages>>> = {};

/** Suspends until the messages have come. */
export function useMessagesIn(language: Language): Messages {
  return here[language] ?? use((onTheirWay[language] ??= load(language)));
}

async function load(language: Language): Promise<Messages> {
  const { zhCn } = await import("../messages/zh-cn.ts");
  // Same ids, other texts; that they take the same arguments is tested.
  return (here[language] = zhCn as Messages);
}

import { use, useSyncExternalStore } from "react";
import type { Messages } from "../locales/en.ts";
import { first } from "../locales/en-first.ts";
import type { Language } from "../state/language.ts";

/** English is there at once as far as the first view speaks it. Another language comes whole, when it is asked for. */
const here: Partial<Record<Language, Messages>> = { en: first as Partial<Messages> as Messages };
let chinese: Promise<Messages> | undefined;
let english: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** Suspends until the messages have come. */
export function useMessagesIn(language: Language): Messages {
  const now = useSyncExternalStore(subscribe, () => here[language]);
  return now ?? use(inChinese());
}

/** The English words of every screen; whatever is not in the first view waits for them. */
export async function everyWord(): Promise<void> {
  try {
    await (english ??= loadEnglish());
  } catch (fault) {
    // They are asked for again with the next screen.
    english = undefined;
    throw fault;
  }
}

async function loadEnglish() {
  here.en = (await import("../locales/en.ts")).en;
  for (const listener of listeners) listener();
}

function inChinese(): Promise<Messages> {
  return (chinese ??= loadChinese());
}

async function loadChinese(): Promise<Messages> {
  const { zhCn } = await import("../locales/zh-cn.ts");
  // Same ids, other texts; that they take the same arguments is tested.
  return (here["zh-CN"] = zhCn as Messages);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

import { createContext, use } from "react";
import type { Language } from "../contract/language.ts";

/** The language on the screen: the chosen one, once its messages are loaded. */
export const ShownLanguage = createContext<Language>("en");

export function useLanguage(): Language {
  return use(ShownLanguage);
}

/** The first of the reader's languages that the page speaks, otherwise English. */
export function languageOf(preferred: readonly string[]): Language {
  const known = preferred.find((tag) => /^(en|zh)(-|$)/i.test(tag));
  return known !== undefined && /^zh/i.test(known) ? "zh-CN" : "en";
}

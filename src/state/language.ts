import { createContext, use } from "react";
import type { Language } from "../contract/language.ts";

/** The language on the screen: the chosen one, as soon as everything has come in it. */
export const ShownLanguage = createContext<Language>("en");

export function useLanguage(): Language {
  return use(ShownLanguage);
}

/** The first of the reader's languages that the page speaks; English where it speaks none. */
export function languageOf(wanted: readonly string[]): Language {
  const known = wanted.find((tag) => /^(en|zh)(-|$)/i.test(tag));
  return known !== undefined && /^zh/i.test(known) ? "zh-CN" : "en";
}

import type { Language } from "../contract/language.ts";

/** The same in every language that the service speaks. */
export type LocalizedText = Readonly<Record<Language, string>>;

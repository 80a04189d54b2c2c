export type Language = "en" | "zh-CN";

/** The same in every language that the service speaks. */
export type LocalizedText = Readonly<Record<Language, string>>;

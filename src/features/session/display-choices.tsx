import { useTranslations } from "use-intl";
import { usePreferences } from "../../state/preferences.ts";
import { Choice } from "../../ui/choice.tsx";

export function ThemeChoice() {
  const t = useTranslations("preferences");
  const theme = usePreferences((state) => state.theme);
  const setTheme = usePreferences((state) => state.setTheme);
  return (
    <Choice
      label={t("theme")}
      value={theme}
      onChange={setTheme}
      options={[
        { value: "light", label: t("light"), icon: "sun" },
        { value: "dark", label: t("dark"), icon: "moon" },
        { value: "system", label: t("system"), icon: "screen" },
      ]}
    />
  );
}

/** Each language in its own name. */
export function LanguageChoice() {
  const t = useTranslations("settings");
  const language = usePreferences((state) => state.language);
  const setLanguage = usePreferences((state) => state.setLanguage);
  return (
    <Choice
      label={t("language")}
      value={language}
      onChange={setLanguage}
      options={[
        { value: "en", label: "English", lang: "en" },
        { value: "zh-CN", label: "中文", lang: "zh-CN" },
      ]}
    />
  );
}

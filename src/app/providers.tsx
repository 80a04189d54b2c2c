import type { Language } from "../contract/language.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import { useDeferredValue, useLayoutEffect, type ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { ShownLanguage } from "../state/language.ts";
import { usePreferences, type Theme } from "../state/preferences.ts";
import { FailureWords } from "../ui/failure.tsx";
import { cache } from "./cache.ts";
import { useWordsOf } from "./failure-words.tsx";
import { useMessagesIn } from "./messages.ts";

export function Providers({ children }: { children: ReactNode }) {
  const theme = usePreferences((state) => state.theme);
  useLayoutEffect(() => showTheme(theme), [theme]);
  return (
    <QueryClientProvider client={cache}>
      {/* No Suspense around it: until its language has come, nothing is shown. */}
      <InLanguage>{children}</InLanguage>
    </QueryClientProvider>
  );
}

/** Speaks another language when its messages and the catalogue have come in it; until then, the one before. */
function InLanguage({ children }: { children: ReactNode }) {
  const chosen = usePreferences((state) => state.language);
  const shown = useDeferredValue(chosen);
  const messages = useMessagesIn(shown);
  useLayoutEffect(() => {
    document.documentElement.lang = shown;
  }, [shown]);
  return (
    <IntlProvider locale={localeOf(shown)} messages={messages} timeZone="Asia/Shanghai">
      <ShownLanguage value={shown}>
        <InWords>{children}</InWords>
      </ShownLanguage>
    </IntlProvider>
  );
}

function InWords({ children }: { children: ReactNode }) {
  return <FailureWords value={useWordsOf()}>{children}</FailureWords>;
}

/** Dates in English are written as in China's English papers: the day before the month. */
function localeOf(language: Language) {
  return language === "en" ? "en-GB" : language;
}

function showTheme(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // The system's own bar above the page follows.
  for (const bar of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const { theme: own } = bar.dataset;
    if (theme === "system") bar.media = `(prefers-color-scheme: ${own})`;
    else bar.media = own === theme ? "all" : "not all";
  }
}

import type { Language } from "../contract/language.ts";
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useLayoutEffect, type ReactNode } from "react";
import { IntlProvider, useTranslations } from "use-intl";
import { ShownLanguage } from "../state/language.ts";
import { usePreferences, type Theme } from "../state/preferences.ts";
import { Currency } from "../ui/money.tsx";
import { ProgrammeName } from "../ui/programme-name.ts";
import { FailureWords } from "../ui/failure.tsx";
import { cache } from "./cache.ts";
import { programmeQuery } from "../api/queries.ts";
import { useMessagesIn } from "./messages.ts";
import { ApiProblem, Unreachable, Unreadable } from "../api/client.ts";
import { NotSaved, WaitingForSignIn } from "../api/outbox.ts";
import { RefusalMessage } from "../spend/refusal-message.tsx";

export function Providers({ children }: { children: ReactNode }) {
  const theme = usePreferences((state) => state.theme);
  useLayoutEffect(() => showTheme(theme), [theme]);
  return (
    <QueryClientProvider client={cache}>
      {/* No Suspense here: nothing shows until the messages are loaded. */}
      <InLanguage>{children}</InLanguage>
    </QueryClientProvider>
  );
}

/** Shows the previous language until the messages and the catalog are loaded in the chosen one. */
function InLanguage({ children }: { children: ReactNode }) {
  const chosen = usePreferences((state) => state.language);
  const shown = useDeferredValue(chosen);
  const messages = useMessagesIn(shown);
  const { data: programme } = useQuery(programmeQuery);
  useLayoutEffect(() => {
    document.documentElement.lang = shown;
  }, [shown]);
  const accent = programme && `light-dark(${programme.accent.light}, ${programme.accent.dark})`;
  useLayoutEffect(() => {
    if (accent) document.documentElement.style.setProperty("--color-accent", accent);
  }, [accent]);
  return (
    // No time and no money is shown before the programme is known.
    <IntlProvider locale={localeOf(shown)} messages={messages} timeZone={programme?.zone ?? "UTC"}>
      <ShownLanguage value={shown}>
        <ProgrammeName value={programme?.name[shown] ?? ""}>
          <Currency value={programme?.currency ?? "XXX"}>
            <WithFailureWords>{children}</WithFailureWords>
          </Currency>
        </ProgrammeName>
      </ShownLanguage>
    </IntlProvider>
  );
}

function WithFailureWords({ children }: { children: ReactNode }) {
  return <FailureWords value={useWordsOf()}>{children}</FailureWords>;
}

/** English dates have the day before the month, as in the English newspapers of China. */
function localeOf(language: Language) {
  return language === "en" ? "en-GB" : language;
}

function showTheme(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // The browser's bar above the page follows.
  for (const bar of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const { theme: barTheme } = bar.dataset;
    if (theme === "system") bar.media = `(prefers-color-scheme: ${barTheme})`;
    else bar.media = barTheme === theme ? "all" : "not all";
  }
}

/** The words for a thrown error. */
function useWordsOf(): (error: unknown) => ReactNode {
  const failure = useTranslations("failure");
  return (error) => {
    if (error instanceof ApiProblem) return <RefusalMessage refusal={error.problem} />;
    if (error instanceof NotSaved) return <RefusalMessage refusal={{ code: "storage-full" }} />;
    if (error instanceof WaitingForSignIn) return failure("waitingForSignIn");
    if (error instanceof Unreachable) return failure("unreachable");
    if (error instanceof Unreadable) return failure("unreadable");
    return failure("unknown");
  };
}

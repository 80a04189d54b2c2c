import { create } from "zustand";
import { persist } from "zustand/middleware";
import { languageOf, type Language } from "./language.ts";

export type Theme = "light" | "dark" | "system";

type Preferences = {
  readonly language: Language;
  readonly theme: Theme;
  /** Member -> the numbers of the notice that this member has put away. Other numbers bring it back. */
  readonly dismissed: Readonly<Record<string, string>>;
  /** Whether what expires is told on every screen. */
  readonly isTold: boolean;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly dismiss: (memberId: string, numbers: string) => void;
  /** What was put away comes back with it. */
  readonly setTold: (isTold: boolean) => void;
};

/** What the screen remembers on this device. Never points. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: languageOf(navigator.languages),
      theme: "system",
      dismissed: {},
      isTold: true,
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
      dismiss: (memberId, numbers) =>
        set(({ dismissed }) => ({ dismissed: { ...dismissed, [memberId]: numbers } })),
      setTold: (isTold) => set({ isTold, dismissed: {} }),
    }),
    { name: "points-wallet", version: 1 },
  ),
);

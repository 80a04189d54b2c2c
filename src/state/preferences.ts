import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { Language } from "../contract/language.ts";
import { languageOf } from "./language.ts";

export type Theme = "light" | "dark" | "system";

type SavedPreferences = {
  readonly language: Language;
  readonly theme: Theme;
  /** Member -> the figures of the expiry banner that this member dismissed. Other figures bring it back. */
  readonly dismissed: Readonly<Record<string, string>>;
  /** Whether every screen shows a banner with what expires soon. */
  readonly isExpiryBannerOn: boolean;
};

type Preferences = SavedPreferences & {
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly dismiss: (memberId: string, figures: string) => void;
  /** Brings dismissed banners back, and deletes the figures that they showed. */
  readonly forgetDismissed: () => void;
  /** Also brings dismissed banners back. */
  readonly setExpiryBannerOn: (isExpiryBannerOn: boolean) => void;
};

/** What the page remembers on this device. Never points. */
export const usePreferences = create<Preferences>()(
  persist(
    (set, get) => ({
      language: languageOf(navigator.languages),
      theme: "system",
      dismissed: {},
      isExpiryBannerOn: true,
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
      dismiss: (memberId, figures) =>
        set(({ dismissed }) => ({ dismissed: { ...dismissed, [memberId]: figures } })),
      forgetDismissed: () => {
        // Setting saves: where nothing is stored, nothing is to be stored.
        if (Object.keys(get().dismissed).length > 0) set({ dismissed: {} });
      },
      setExpiryBannerOn: (isExpiryBannerOn) => set({ isExpiryBannerOn, dismissed: {} }),
    }),
    { name: "points-wallet", version: 2, migrate },
  ),
);

/** Version 1 called the switch of the banner `isTold`. */
function migrate(saved: unknown): SavedPreferences {
  const { isTold, ...others } = saved as Omit<SavedPreferences, "isExpiryBannerOn"> & {
    readonly isTold: boolean;
  };
  return { ...others, isExpiryBannerOn: isTold };
}

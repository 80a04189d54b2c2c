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
  /** Member -> the number of the last entry that was there when the messages were read. */
  readonly messagesRead: Readonly<Record<string, number>>;
  /** Member -> the expiries, by their instants, that this browser has notified of. */
  readonly notified: Readonly<Record<string, readonly number[]>>;
  /** Whether every screen shows a banner with what expires soon. */
  readonly isExpiryBannerOn: boolean;
};

type Preferences = SavedPreferences & {
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly dismiss: (memberId: string, figures: string) => void;
  readonly readMessages: (memberId: string, seq: number) => void;
  /** Brings dismissed banners back, and deletes the figures that they showed, which messages were read, and what was notified. */
  readonly forgetMembers: () => void;
  readonly markNotified: (memberId: string, dates: readonly number[]) => void;
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
      messagesRead: {},
      notified: {},
      isExpiryBannerOn: true,
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
      dismiss: (memberId, figures) =>
        set(({ dismissed }) => ({ dismissed: { ...dismissed, [memberId]: figures } })),
      readMessages: (memberId, seq) =>
        set(({ messagesRead }) => {
          // A tab that has not seen the newest entries yet makes nothing unread again.
          const read = Math.max(seq, messagesRead[memberId] ?? 0);
          return { messagesRead: { ...messagesRead, [memberId]: read } };
        }),
      markNotified: (memberId, dates) =>
        set(({ notified }) => ({
          notified: { ...notified, [memberId]: [...(notified[memberId] ?? []), ...dates] },
        })),
      forgetMembers: () => {
        const { dismissed, messagesRead, notified } = get();
        // Setting saves: where nothing is stored, nothing is to be stored.
        if (Object.keys({ ...dismissed, ...messagesRead, ...notified }).length > 0)
          set({ dismissed: {}, messagesRead: {}, notified: {} });
      },
      setExpiryBannerOn: (isExpiryBannerOn) => set({ isExpiryBannerOn, dismissed: {} }),
    }),
    { name: "points-wallet", version: 2, migrate },
  ),
);

// What another tab saves holds here too. A browser may deny storage events with storage itself: then there are none.
addEventListener("storage", ({ key }) => {
  if (key === usePreferences.persist.getOptions().name) void usePreferences.persist.rehydrate();
});

/** Version 1 called the switch of the banner `isTold`. */
function migrate(saved: unknown): SavedPreferences {
  const { isTold, ...others } = saved as Omit<SavedPreferences, "isExpiryBannerOn"> & {
    readonly isTold: boolean;
  };
  return { ...others, isExpiryBannerOn: isTold };
}

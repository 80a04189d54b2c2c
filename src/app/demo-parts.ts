import { createContext, use, type ComponentType } from "react";
import type { IconName } from "../ui/icon.tsx";

export type LazyPage = {
  readonly path: string;
  readonly Page: ComponentType & { readonly preload: () => void };
};

/** What only the demo shows. It is handed in, so that a page for a real service has none of it. */
export type DemoParts = {
  /** Above every page. */
  readonly Bar: ComponentType;
  /** Below every page. */
  readonly Notice: ComponentType;
  /** Stops faults that break the whole page. */
  readonly FaultsOff: ComponentType<{ onOff: () => void }>;
  readonly SignIn: ComponentType;
  /** In the account menu. */
  readonly SwitchMember: ComponentType;
  /** Panels on the settings page. */
  readonly SettingsPanels: ComponentType;
  /** Top-up cards that the demo's service knows. */
  readonly TopUpCards: ComponentType<{
    onFill: (card: { readonly number: string; readonly password: string }) => void;
  }>;
  readonly pages: readonly LazyPage[];
  readonly links: readonly DemoLink[];
};

/** A page of the demo in the navigation. */
type DemoLink = {
  readonly Name: ComponentType;
  readonly href: string;
  readonly icon: IconName;
  readonly group: number;
};

/** `undefined` with a real service. */
export const Demo = createContext<DemoParts | undefined>(undefined);

export function useDemo(): DemoParts | undefined {
  return use(Demo);
}

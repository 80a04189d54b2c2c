import { use, type ComponentType, type ReactNode } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import type { Language } from "../../contract/language.ts";
import type { Messages } from "../../locales/en.ts";
import type { RulesMessages } from "../../locales/rules-en.ts";
import { useLanguage } from "../../state/language.ts";
import type { demoEn } from "./en.ts";
import { frame } from "./frame.ts";

type FrameMessages = (typeof frame)["en"];
type DemoMessages = typeof demoEn;

/**
 * Shows a screen that uses the messages in `frame.ts`.
 */
export function withFrameMessages<Props extends object>(Screen: ComponentType<Props>) {
  return function WithFrame(props: Props) {
    return (
      <MoreMessages messages={frame[useLanguage()]}>
        <Screen {...props} />
      </MoreMessages>
    );
  };
}

/**
 * Shows a screen that uses any of the demo's messages, and suspends until they are loaded.
 */
export function withDemoMessages<Props extends object>(Screen: ComponentType<Props>) {
  return function WithDemo(props: Props) {
    const language = useLanguage();
    const messages = { ...frame[language], ...use(messagesIn(language)) };
    return (
      <MoreMessages messages={messages}>
        <Screen {...props} />
      </MoreMessages>
    );
  };
}

const load: Record<Language, () => Promise<DemoMessages>> = {
  en: async () => (await import("./en.ts")).demoEn,
  // Same keys, other texts; a test checks that they take the same arguments.
  "zh-CN": async () => (await import("./zh-cn.ts")).demoZhCn as DemoMessages,
};
const loaded = new Map<Language, Promise<DemoMessages>>();

function messagesIn(language: Language): Promise<DemoMessages> {
  const messages = loaded.get(language) ?? load[language]();
  loaded.set(language, messages);
  return messages;
}

type MoreMessagesProps = { readonly messages: object; readonly children: ReactNode };

/** Adds messages to those of the page. */
function MoreMessages({ messages, children }: MoreMessagesProps) {
  const all = { ...useMessages(), ...messages } as Messages &
    RulesMessages &
    FrameMessages &
    DemoMessages;
  return (
    <IntlProvider locale={useLocale()} messages={all}>
      {children}
    </IntlProvider>
  );
}

declare module "use-intl" {
  // eslint-disable-next-line typescript/consistent-type-definitions -- only an interface can be augmented
  interface AppConfig {
    Locale: "en-GB" | "zh-CN";
    /** Those of the demo and of the rules are there on their screens only; a test checks that no other screen uses the demo's. */
    Messages: Messages & RulesMessages & FrameMessages & DemoMessages;
  }
}

import type { Messages } from "./en.ts";

declare module "use-intl" {
  // Ids, and what each message needs to be told, are checked where a message is used.
  // eslint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface AppConfig {
    Locale: "en-GB" | "zh-CN";
    Messages: Messages;
  }
}

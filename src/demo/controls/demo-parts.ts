import { lazyWithPreload } from "../../ui/lazy-with-preload.tsx";
import { withDemoMessages, withFrameMessages } from "../messages/demo-messages.tsx";
import { DemoBar } from "./demo-bar.tsx";
import { ImportName, ShopName } from "./demo-links.tsx";
import { DemoNotice } from "./demo-notice.tsx";
import { FaultsOff } from "./faults-off.tsx";

/** What the demo adds to the page. */
export const demoParts = {
  Bar: withFrameMessages(DemoBar),
  Notice: withFrameMessages(DemoNotice),
  FaultsOff: withFrameMessages(FaultsOff),
  SignIn: lazyWithPreload(async () =>
    withDemoMessages((await import("../sign-in/sign-in.tsx")).SignIn),
  ),
  SwitchMember: lazyWithPreload(async () =>
    withDemoMessages((await import("../sign-in/switch-member.tsx")).SwitchMember),
  ),
  SettingsPanels: lazyWithPreload(async () =>
    withDemoMessages((await import("../settings/settings-panels.tsx")).SettingsPanels),
  ),
  TopUpCards: lazyWithPreload(async () =>
    withDemoMessages((await import("./demo-cards.tsx")).DemoCards),
  ),
  pages: [
    {
      path: "/demo/shop",
      Page: lazyWithPreload(async () =>
        withDemoMessages((await import("../shop/shop-page.tsx")).ShopPage),
      ),
    },
    {
      path: "/import",
      Page: lazyWithPreload(async () =>
        withDemoMessages((await import("../import/import-page.tsx")).ImportPage),
      ),
    },
  ],
  links: [
    { Name: withFrameMessages(ShopName), href: "/demo/shop", icon: "basket", group: 4 },
    { Name: withFrameMessages(ImportName), href: "/import", icon: "page", group: 3 },
  ],
} as const;

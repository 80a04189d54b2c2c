import type { ComponentType } from "react";
import { Redirect, Route, Switch, useLocation, useSearch } from "wouter";
import { lazyWithPreload } from "../ui/lazy-with-preload.tsx";
import { useDemo, type LazyPage } from "./demo-parts.ts";
import { HomePage } from "./pages/home.tsx";
import { NotFoundPage } from "./pages/not-found.tsx";
import { useHasSection } from "./use-has-section.ts";

const page = (path: string, load: () => Promise<ComponentType>): LazyPage => ({
  path,
  Page: lazyWithPreload(load),
});

/** Every page but the first and those of the demo. `useParams` reads the parameters of a path. */
export const lazyPages = [
  page("/obtain", async () => (await import("./pages/obtain.tsx")).ObtainPage),
  page("/obtain/:method", async () => (await import("./pages/obtain.tsx")).ObtainPage),
  page("/pay", async () => (await import("./pages/pay.tsx")).PayPage),
  page("/pay/:id", async () => (await import("./pages/order.tsx")).OrderPage),
  page("/checkout/:id", async () => (await import("./pages/order.tsx")).OrderPage),
  page("/holds/:id", async () => (await import("./pages/hold.tsx")).HoldPage),
  page("/redeem", async () => (await import("./pages/redeem.tsx")).RedeemPage),
  page("/rewards", async () => (await import("./pages/rewards.tsx")).RewardsPage),
  page("/rewards/:id", async () => (await import("./pages/reward.tsx")).RewardPage),
  page("/donate", async () => (await import("./pages/donate.tsx")).DonatePage),
  page("/donate/:id", async () => (await import("./pages/project.tsx")).ProjectPage),
  page(
    "/donate/certificates/:number",
    async () => (await import("./pages/certificate.tsx")).CertificatePage,
  ),
  page("/draw", async () => (await import("./pages/draw.tsx")).DrawPage),
  page("/draw/:number", async () => (await import("./pages/draw-check.tsx")).DrawCheckPage),
  page("/activity", async () => (await import("./pages/activity.tsx")).ActivityPage),
  page("/activity/print", async () => (await import("./pages/print.tsx")).PrintPage),
  page("/activity/:id", async () => (await import("./pages/entry.tsx")).EntryPage),
  page("/messages", async () => (await import("./pages/messages.tsx")).MessagesPage),
  page("/best-use", async () => (await import("./pages/best-use.tsx")).BestUsePage),
  page("/rules", async () => (await import("./pages/rules.tsx")).RulesPage),
  page("/settings", async () => (await import("./pages/settings.tsx")).SettingsPage),
];

/** Sections that had other names in earlier versions: bookmarks and exported calendars still hold those addresses. */
const renamedSections = new Map([
  ["history", "activity"],
  ["cashier", "holds"],
  ["plan", "best-use"],
  ["statement", "import"],
]);

export function Routes() {
  const hasSection = useHasSection();
  const pages = [...lazyPages.filter(({ path }) => hasSection(path)), ...(useDemo()?.pages ?? [])];
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      {pages.map(({ path, Page }) => (
        <Route key={path} path={path}>
          {(params) => <Page key={JSON.stringify(params)} />}
        </Route>
      ))}
      <Route component={OtherAddress} />
    </Switch>
  );
}

function OtherAddress() {
  const [path] = useLocation();
  const query = useSearch();
  const [, section = "", ...rest] = path.split("/");
  const renamed = renamedSections.get(section);
  if (renamed === undefined) return <NotFoundPage />;
  const address = ["", renamed, ...rest].join("/");
  return <Redirect replace to={query ? `${address}?${query}` : address} />;
}

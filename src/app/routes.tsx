import type { ComponentType } from "react";
import { Route, Switch } from "wouter";
import { lazyWithPreload } from "../ui/lazy-with-preload.tsx";
import { OverviewScreen } from "./pages/home.tsx";
import { NotFoundScreen } from "./pages/not-found.tsx";

const page = (path: string, load: () => Promise<ComponentType>) => ({
  path,
  Page: lazyWithPreload(load),
});

/** Every page but the first. `useParams` reads the parameters of a path. */
export const lazyPages = [
  page("/obtain", async () => (await import("./pages/obtain.tsx")).ObtainPage),
  page("/obtain/:method", async () => (await import("./pages/obtain.tsx")).ObtainPage),
  page("/pay", async () => (await import("./pages/pay.tsx")).PayPage),
  page("/pay/:id", async () => (await import("./pages/merchant.tsx")).MerchantPage),
  page("/cashier/:id", async () => (await import("./pages/checkout.tsx")).CashierPage),
  page("/redeem", async () => (await import("./pages/redeem.tsx")).RedeemPage),
  page("/donate", async () => (await import("./pages/donate.tsx")).DonatePage),
  page("/donate/:id", async () => (await import("./pages/project.tsx")).ProjectPage),
  page(
    "/donate/certificates/:number",
    async () => (await import("./pages/certificate.tsx")).CertificatePage,
  ),
  page("/draw", async () => (await import("./pages/draw.tsx")).DrawPage),
  page("/draw/:number", async () => (await import("./pages/draw-check.tsx")).DrawCheckPage),
  page("/history", async () => (await import("./pages/activity.tsx")).HistoryPage),
  page("/history/print", async () => (await import("./pages/print.tsx")).PaperPage),
  page("/history/:id", async () => (await import("./pages/entry.tsx")).EntryPage),
  page("/plan", async () => (await import("./pages/best-use.tsx")).PlanPage),
  page("/statement", async () => (await import("./pages/import.tsx")).StatementPage),
  page("/settings", async () => (await import("./pages/settings.tsx")).SettingsPage),
];

export function Screens() {
  return (
    <Switch>
      <Route path="/" component={OverviewScreen} />
      {lazyPages.map(({ path, Page }) => (
        <Route key={path} path={path}>
          {(params) => <Page key={JSON.stringify(params)} />}
        </Route>
      ))}
      <Route component={NotFoundScreen} />
    </Switch>
  );
}

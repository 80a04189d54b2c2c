import { useEffect } from "react";
import { Route, Switch } from "wouter";
import { NotFoundScreen } from "./pages/not-found.tsx";
import { OverviewScreen } from "./pages/home.tsx";
import { withWords } from "./with-words.ts";

/**
 * Every screen but the first, which waits for none of these. A line here is all that a screen needs to be reached:
 * its place, if `places.tsx` names one at its address, shows by itself. What stands in an address after a colon
 * is read by `useParams`.
 */
const later = [
  {
    path: "/obtain",
    screen: withWords(async () => (await import("./pages/obtain.tsx")).ObtainPage),
  },
  {
    path: "/obtain/:method",
    screen: withWords(async () => (await import("./pages/obtain.tsx")).ObtainPage),
  },
  { path: "/pay", screen: withWords(async () => (await import("./pages/pay.tsx")).PayPage) },
  {
    path: "/pay/:id",
    screen: withWords(async () => (await import("./pages/merchant.tsx")).MerchantPage),
  },
  {
    path: "/cashier/:id",
    screen: withWords(async () => (await import("./pages/checkout.tsx")).CashierPage),
  },
  {
    path: "/redeem",
    screen: withWords(async () => (await import("./pages/redeem.tsx")).RedeemPage),
  },
  {
    path: "/donate",
    screen: withWords(async () => (await import("./pages/donate.tsx")).DonatePage),
  },
  {
    path: "/donate/:id",
    screen: withWords(async () => (await import("./pages/project.tsx")).ProjectPage),
  },
  {
    path: "/donate/certificates/:number",
    screen: withWords(async () => (await import("./pages/certificate.tsx")).CertificatePage),
  },
  {
    path: "/draw",
    screen: withWords(async () => (await import("./pages/draw.tsx")).DrawPage),
  },
  {
    path: "/draw/:number",
    screen: withWords(async () => (await import("./pages/draw-check.tsx")).DrawCheckPage),
  },
  {
    path: "/history",
    screen: withWords(async () => (await import("./pages/activity.tsx")).HistoryPage),
  },
  {
    path: "/history/print",
    screen: withWords(async () => (await import("./pages/print.tsx")).PaperPage),
  },
  {
    path: "/history/:id",
    screen: withWords(async () => (await import("./pages/entry.tsx")).EntryPage),
  },
  { path: "/plan", screen: withWords(async () => (await import("./pages/best-use.tsx")).PlanPage) },
  {
    path: "/statement",
    screen: withWords(async () => (await import("./pages/import.tsx")).StatementPage),
  },
  {
    path: "/settings",
    screen: withWords(async () => (await import("./pages/settings.tsx")).SettingsPage),
  },
];

/** Every address at which there is a screen. */
export const addresses: readonly string[] = ["/", ...later.map(({ path }) => path)];

const firstPart = (path: string) => path.split("/")[1];

/** What the address asks for comes while it is still being found out who asks. */
for (const { path, screen } of later) {
  if (firstPart(path) === firstPart(location.pathname)) screen.ahead();
}

export function Screens() {
  useEveryScreenAhead();
  return (
    <Switch>
      <Route path="/" component={OverviewScreen} />
      {later.map(({ path, screen: Screen }) => (
        <Route key={path} path={path}>
          {(params) => <Screen key={JSON.stringify(params)} />}
        </Route>
      ))}
      <Route component={NotFoundScreen} />
    </Switch>
  );
}

/** When the first view has long been there. */
const QUIET_MS = 2_000;

/** A screen that is gone to is then at hand. */
function useEveryScreenAhead() {
  useEffect(() => {
    const timer = setTimeout(() => later.forEach(({ screen }) => screen.ahead()), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
}

import { useEffect } from "react";
import { Route, Switch } from "wouter";
import { lazily } from "./lazily.tsx";
import { NotFoundScreen } from "./screens/not-found.tsx";
import { OverviewScreen } from "./screens/overview.tsx";

// The first view waits for none of these.
const Redeem = lazily(async () => (await import("./screens/redeem.tsx")).RedeemPage);
const History = lazily(async () => (await import("./screens/history.tsx")).HistoryPage);
const Entry = lazily(async () => (await import("./screens/entry.tsx")).EntryPage);
const Statement = lazily(async () => (await import("./screens/statement.tsx")).StatementPage);

const later = [
  { path: /^\/redeem$/, screen: Redeem },
  { path: /^\/history$/, screen: History },
  { path: /^\/history\//, screen: Entry },
  { path: /^\/statement$/, screen: Statement },
];

/** What the address asks for comes while it is still being found out who asks. */
later.find(({ path }) => path.test(location.pathname))?.screen.ahead();

export function Screens() {
  useEveryScreenAhead();
  return (
    <Switch>
      <Route path="/" component={OverviewScreen} />
      <Route path="/redeem" component={Redeem} />
      <Route path="/history" component={History} />
      <Route path="/history/:id">{({ id }) => <Entry key={id} id={id} />}</Route>
      <Route path="/statement" component={Statement} />
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

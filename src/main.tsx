import { connect } from "./api/connection.ts";
import { App } from "./app/app.tsx";
import { prefetchFirstView } from "./app/prefetch.ts";
import { root } from "./app/root.ts";
import { allowOwnWorkers } from "./app/worker-addresses.ts";
import { demoParts } from "./demo/controls/demo-parts.ts";

/** The page with the embedded service and its demo members. */
allowOwnWorkers();
const arriving = import("./mocks/service.ts");
// The page is drawn while the service opens its store; its first requests wait for it.
const sending = arriving.then(({ startService }) =>
  startService((storage) => root.render(<App embedded={{ storage }} demo={demoParts} />)),
);
connect({ base: "", send: async (request) => (await sending)(request) });
prefetchFirstView(demoParts.pages);
// Ready when the service says that nobody is signed in.
demoParts.SignIn.preload();
const draw = () => root.render(<App embedded={{ storage: "persistent" }} demo={demoParts} />);
// If the service does not load, the page says so.
void arriving.then(draw, draw);

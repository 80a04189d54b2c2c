import { createRoot } from "react-dom/client";
import { connect } from "./api/browser.ts";
import { App } from "./app/app.tsx";
import { prefetchFirstView } from "./app/prefetch.ts";

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no #root");
const root = createRoot(element);

const service: string | undefined = import.meta.env.VITE_API_URL;
if (service) {
  connect({ base: service, send: (request) => fetch(request) });
  prefetchFirstView();
  root.render(<App />);
  // What it keeps is for the next visit: this one does not share its line with it.
  if ("serviceWorker" in navigator) {
    addEventListener("load", () => void navigator.serviceWorker.register("/sw.js"));
  }
} else {
  // The page is drawn while the service opens its store; its first questions wait for it.
  const arriving = import("./mocks/browser.ts");
  const embedded = arriving.then(({ startEmbedded }) =>
    startEmbedded((storage) => root.render(<App embedded={{ storage }} />)),
  );
  connect({ base: "", send: async (request) => (await embedded).send(request) });
  // From the first moment on: a question of the worker's that nobody hears is never answered.
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.addEventListener(
      "message",
      (event) => void embedded.then(({ take }) => take(event)),
    );
  }
  prefetchFirstView();
  const draw = () => root.render(<App embedded={{ storage: "kept" }} />);
  // Where it does not come, the page says so.
  void arriving.then(draw, draw);
}

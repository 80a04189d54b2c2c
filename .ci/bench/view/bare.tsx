import { createRoot } from "react-dom/client";

/** A minimal React page that shows a balance, without requests, styles or translations. */
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <main>
    <h1>Points you can spend</h1>
    <p data-testid="spendable">15,762</p>
  </main>,
);

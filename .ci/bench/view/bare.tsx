import { createRoot } from "react-dom/client";

/** The least that shows a balance with React: no request, no style, no words to choose. */
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <main>
    <h1>Points you can spend</h1>
    <p data-testid="spendable">15,762</p>
  </main>,
);

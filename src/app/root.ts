import { createRoot } from "react-dom/client";

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no #root");

export const root = createRoot(element);

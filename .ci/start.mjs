import { install } from "./install.mjs";
import { root, run, stop } from "./shell.mjs";

await install();

console.log("Building the wallet.");
const built = await run("npm", ["run", "--silent", "bundle"]);
if (!built.ok) stop(`${built.output.trim()}\nThe wallet could not be built: see the words above.`);

try {
  // Vite may not have been installed before.
  const { preview } = await import("vite");
  // A service worker needs localhost or https. If the port is taken, Vite takes the next one.
  const server = await preview({
    root,
    logLevel: "warn",
    preview: { host: "127.0.0.1", port: 4173, strictPort: false },
  });
  const { port } = new URL(server.resolvedUrls?.local[0] ?? "http://localhost:4173/");
  console.log(`The wallet is open at http://localhost:${port}/`);
} catch (error) {
  stop(`The wallet could not be served: ${error instanceof Error ? error.message : String(error)}`);
}

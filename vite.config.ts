import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { msw } from "msw/vite";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";
import { compiledMessages } from "./.ci/compile-messages.mjs";
import { offline } from "./.ci/offline.mjs";
import { preloadService } from "./.ci/preload-service.mjs";
import { securityHeadersPlugin } from "./.ci/security-headers.mjs";
import { serviceEntry } from "./.ci/service-entry.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

export default defineConfig(({ mode }) => {
  // With a real service nothing of the embedded one is in the build.
  const env = loadEnv(mode, import.meta.dirname);
  const serviceUrl = env["VITE_API_URL"];
  const isEmbedded = !serviceUrl;
  return {
    define: {
      "import.meta.env.VITE_VERSION": JSON.stringify(version),
      "import.meta.env.VITE_PROGRAMME": JSON.stringify(env["VITE_PROGRAMME"] ?? "alipoint"),
    },
    plugins: [
      react({ compiler: true }),
      tailwindcss(),
      compiledMessages(),
      isEmbedded ? preloadService() : serviceEntry(),
      // Adds MSW's worker script to the build.
      isEmbedded && msw({ mode: "worker-only" }),
      securityHeadersPlugin(serviceUrl),
      // Last: it lists what the others have written.
      offline({ isEmbedded }),
    ],
    resolve: {
      alias: {
        // MSW's cookie jar contains the public-suffix list: MSW is 75 kB with it and 34 kB without (brotli).
        tldts: fileURLToPath(new URL("src/mocks/tldts-stub.ts", import.meta.url)),
      },
    },
    build: {
      // The browsers of package.json's browserslist.
      target: ["chrome123", "edge123", "firefox128", "safari17.5"],
      // Each of them preloads modules by itself.
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // A programme is read where it is imported: the one that the build does not choose is left out.
        treeshake: {
          moduleSideEffects: [{ test: /\/src\/catalog\/\w+\.ts$/, sideEffects: false }],
        },
        output: {
          // The first view is one file. Left alone, what it shares with any screen would be a file of its own each. The
          // service's code imports from it in turn, so that `main.tsx` may not wait for the service at its top.
          codeSplitting: {
            groups: [
              { name: "first-view", tags: ["$initial"], priority: 1 },
              // One file as well: eight small ones were found one after the other, and the first answer waits for all.
              { name: "service", test: /\/src\/mocks\/service\.ts$/ },
            ],
          },
        },
      },
    },
    test: {
      environment: "node",
      include: ["src/**/*.test.{ts,tsx}"],
      // A property tries hundreds of cases, on a machine that may be busy.
      testTimeout: 30_000,
    },
  };
});

import { defineConfig } from "vitest/config";

/** How the rules are tested while a fault is planted in them: by their own tests, each property in few cases. */
export default defineConfig({
  test: {
    environment: "node",
    include: ["src/rules/**/*.test.ts"],
    setupFiles: [".ci/mutants-setup.ts"],
    testTimeout: 30_000,
  },
});

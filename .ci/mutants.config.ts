import { defineConfig } from "vitest/config";

/** The tests of the rules for mutation testing, with few cases for each property. */
export default defineConfig({
  test: {
    environment: "node",
    include: ["src/rules/**/*.test.ts"],
    setupFiles: [".ci/mutants-setup.ts"],
    testTimeout: 30_000,
  },
});

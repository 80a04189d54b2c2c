import { defineConfig } from "@playwright/test";
import { chromiumArguments, findChromium } from "./.ci/chromium.mjs";
import { findOtherBrowsers } from "./.ci/other-browsers.mjs";

const address = "http://localhost:4273";
const chromium = findChromium();
/** The main jobs, in browsers that Playwright does not drive. */
const otherBrowsers = "other-browsers.spec.ts";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  reporter: "list",
  workers: 2,
  fullyParallel: true,
  // A test that passes only on a retry has failed.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 16 * 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: address,
    browserName: "chromium",
    launchOptions: {
      args: chromiumArguments,
      ...(chromium === undefined ? {} : { executablePath: chromium }),
    },
    locale: "en",
    // Differs from the programme's UTC+8, so that a day which ends at the browser's midnight fails a test.
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
    screenshot: "only-on-failure",
    // Recording screenshots takes a tenth of the processor's time, and each step has its DOM snapshot.
    trace: { mode: "retain-on-failure", screenshots: false },
  },
  projects: [
    { name: "chromium", testIgnore: otherBrowsers },
    ...Object.keys(findOtherBrowsers()).map((browserOf) => ({
      name: browserOf,
      testMatch: otherBrowsers,
      use: { browserOf } as object,
    })),
  ],
  webServer: {
    command: "npm run preview -- --host 127.0.0.1 --port 4273 --strictPort",
    url: address,
    reuseExistingServer: false,
  },
});

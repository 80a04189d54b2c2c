import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideChromium } from "./chromium.mjs";
import { install } from "./install.mjs";
import { provideOtherBrowsers } from "./other-browsers.mjs";
import { run } from "./shell.mjs";

/** @typedef {{ passed: number, failed: number }} Counts */

const counts = { passed: 0, failed: 0 };

await install();
const reports = mkdtempSync(join(tmpdir(), "points-wallet-"));
// An installation takes a minute, and only the browser tests need it.
const browser = provideChromium();
const missingBrowsers = provideOtherBrowsers();

// Two at a time, for two cores. The tests run alone, so that no other load makes them fail.
const [built] = await Promise.all([
  gate("build", "bundle").then(async (ok) => {
    await gate("unused code", "check:unused");
    await gate("nothing of the demo with a real service", "check:real");
    return ok;
  }),
  gate("types", "check:types")
    .then(() => gate("lint", "check:lint"))
    .then(() => gate("format", "check:format")),
]);
await unitTests();
await gate("simulator, 2,000 seeds", "check:sim");
if (built) {
  await gate("size", "check:size");
  await browserTests();
} else {
  fail("size", "not run, since there is no build");
  fail("browser tests", "not run, since there is no build");
}

rmSync(reports, { recursive: true });
process.exitCode = counts.failed === 0 ? 0 : 1;
console.log(`${counts.passed} passed, ${counts.failed} failed`);

/**
 * Runs a script of package.json that passes or fails as a whole.
 * @param {string} name
 * @param {string} script
 */
async function gate(name, script) {
  const started = performance.now();
  const { ok, output } = await run("npm", ["run", "--silent", script]);
  if (ok) {
    counts.passed += 1;
    console.log(`ok    ${name}, ${since(started)}`);
  } else {
    fail(name, `${since(started)}\n${output.trimEnd()}`);
  }
  return ok;
}

async function unitTests() {
  const report = join(reports, "unit.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  await tests("unit tests", ["test:unit", "--", ...reporters], {}, () => {
    const { numTotalTests, numPassedTests } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
  });
}

async function browserTests() {
  const chromium = await browser;
  if ("missing" in chromium) return fail("browser tests", chromium.missing);
  // Their tests are part of the browser tests where they are installed, as on the machine that decides.
  for (const line of await missingBrowsers) {
    if (process.env.CI) fail("browser tests", line);
    else console.log(`      not run: ${line}`);
  }
  const report = join(reports, "browser.json");
  const env = { CHROMIUM_PATH: chromium.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  await tests("browser tests", ["test:e2e", "--", "--reporter=list,json"], env, () => {
    const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, "utf8")).stats;
    return { passed: expected, failed: unexpected + flaky + skipped };
  });
}

/**
 * Runs a test runner and adds its counts. A skipped or flaky test counts as failed.
 * @param {string} name
 * @param {readonly string[]} script
 * @param {Record<string, string>} env
 * @param {() => Counts} read reads the runner's report; throws if there is none
 */
async function tests(name, script, env, read) {
  console.log(`      ${name}:`);
  const started = performance.now();
  const { ok } = await run("npm", ["run", "--silent", ...script], { env, show: true });
  const { passed, failed } = readOr(read, { passed: 0, failed: 0 });
  counts.passed += passed;
  counts.failed += failed;
  if (failed > 0) {
    console.log(`FAIL  ${name}: ${failed} failed, were skipped or flaky, ${since(started)}`);
  } else if (passed === 0) {
    fail(name, `not one test ran, ${since(started)}`);
  } else if (!ok) {
    fail(name, `an error outside the tests, ${since(started)}`);
  } else {
    console.log(`ok    ${name}: ${passed} passed, ${since(started)}`);
  }
}

/**
 * @param {() => Counts} read
 * @param {Counts} otherwise
 */
function readOr(read, otherwise) {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/**
 * @param {string} name
 * @param {string} why
 */
function fail(name, why) {
  counts.failed += 1;
  console.log(`FAIL  ${name}: ${why}`);
}

/** @param {number} started */
function since(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

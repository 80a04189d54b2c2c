import { isMainThread } from "node:worker_threads";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { afterEach, describe, expect, it } from "vitest";
import { en } from "../locales/en.ts";
import { at } from "../rules/testing/fixtures.ts";
import { ValidTo } from "./instant.tsx";

const originalZone = process.env["TZ"];
const expiresAt = at("2019-06-01T00:00:00.000+08:00");

/** What a reader in a time zone sees, without markup. */
function textIn(zone: string, now = at("2019-05-31T00:00:00.000+08:00")): string {
  process.env["TZ"] = zone;
  const page = (
    <IntlProvider locale="en-GB" messages={{ units: en.units }} timeZone="Asia/Shanghai">
      <ValidTo expiresAt={expiresAt} now={now} />
    </IntlProvider>
  );
  return renderToStaticMarkup(page).replace(/<[^>]*>/g, "");
}

// A worker thread has a copy of the environment, which Date does not read.
describe.runIf(isMainThread)("the last second of points", () => {
  afterEach(() => {
    if (originalZone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = originalZone;
  });

  it.each(["Asia/Shanghai", "Asia/Singapore"])(
    "shows the last second in China's time only, in %s, which has the same time",
    (zone) => {
      expect(textIn(zone)).toBe("expires 31 May 2019, 23:59:59 (China Time)");
    },
  );

  it.each([
    ["Europe/Berlin", "17:59:59"],
    ["Asia/Tokyo", "1 Jun 2019, 00:59:59"],
    ["America/New_York", "11:59:59"],
  ])("also shows the time in %s, with the day if that differs", (zone, time) => {
    expect(textIn(zone)).toBe(`expires 31 May 2019, 23:59:59 (China Time), ${time} your time`);
  });
});

describe("a day on which points expire", () => {
  it.each([
    // A millisecond more than 24 hours before the first instant at which they cannot be spent.
    ["2019-05-30T23:59:59.999+08:00", "expires 31 May · tomorrow"],
    ["2019-05-29T00:00:00+08:00", "expires 31 May · in 2 days"],
    ["2019-03-30T12:00:00+08:00", "expires 31 May · in 62 days"],
    ["2019-03-29T12:00:00+08:00", "expires 31 May"],
    ["2018-12-31T12:00:00+08:00", "expires 31 May 2019"],
  ])("at %s is “%s”", (now, text) => {
    expect(textIn("Asia/Shanghai", at(now))).toBe(text);
  });

  it("is told to the second 24 hours before", () => {
    expect(textIn("Asia/Shanghai", at("2019-05-31T00:00:00+08:00"))).toBe(
      "expires 31 May 2019, 23:59:59 (China Time)",
    );
  });
});

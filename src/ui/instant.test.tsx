import { isMainThread } from "node:worker_threads";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { afterEach, describe, expect, it } from "vitest";
import { en } from "../locales/en.ts";
import { at } from "../rules/testing/fixtures.ts";
import { ValidTo } from "./instant.tsx";

const zoneBefore = process.env["TZ"];
const cleared = at("2019-06-01T00:00:00.000+08:00");

/** What a reader of English in a time zone sees, without its markup. */
function seenIn(zone: string): string {
  process.env["TZ"] = zone;
  const page = (
    <IntlProvider locale="en-GB" messages={{ units: en.units }} timeZone="Asia/Shanghai">
      <ValidTo expiresAt={cleared} />
    </IntlProvider>
  );
  return renderToStaticMarkup(page).replace(/<[^>]*>/g, "");
}

// A worker thread has a copy of the environment, which Date does not read.
describe.runIf(isMainThread)("until when points are valid", () => {
  afterEach(() => {
    if (zoneBefore === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zoneBefore;
  });

  it.each(["Asia/Shanghai", "Asia/Singapore"])(
    "is told to the last second in China's time, and in no other in %s, whose clocks show the same",
    (zone) => {
      expect(seenIn(zone)).toBe("valid to 31 May 2019, 23:59:59 (China time)");
    },
  );

  it.each([
    ["Europe/Berlin", "17:59:59"],
    ["Asia/Tokyo", "1 Jun 2019, 00:59:59"],
    ["America/New_York", "11:59:59"],
  ])("is told in the time of %s beside it, with the day where that is another", (zone, time) => {
    expect(seenIn(zone)).toBe(`valid to 31 May 2019, 23:59:59 (China time), ${time} your time`);
  });
});

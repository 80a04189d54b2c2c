import { expect, it } from "vitest";
import { instant } from "../calendar.ts";
import { decide } from "../decide.ts";
import { points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { type Programme } from "../programme.ts";
import { expiringBy, noticeAt, soonUntil } from "./reminder.ts";
import { settleDue } from "./settle-due.ts";
import { at } from "../testing/fixtures.ts";
import { emptyWallet, type Wallet } from "../ledger/wallet.ts";

const oneYear: Programme = { ...aliPoint, validity: { months: 12, to: "end-of-day" } };
const may = at("2026-05-01T00:00:00.000+08:00");
const june = at("2026-06-01T00:00:00.000+08:00");
const july = at("2026-07-01T00:00:00.000+08:00");

const grant = (wallet: Wallet, amount: number, when: string, programme: Programme = aliPoint) =>
  decide(
    wallet,
    { kind: "grant", subject: { words: "x" }, points: points(amount) },
    at(when),
    programme,
  ).wallet;
/** Points that expire at the ends of April, May and June 2026. */
const wallet = grant(
  grant(
    grant(grant(emptyWallet, 10, "2023-04-02T12:00:00+08:00"), 5, "2023-04-30T23:59:59+08:00"),
    20,
    "2023-05-01T00:00:00+08:00",
  ),
  40,
  "2023-06-15T12:00:00+08:00",
);
/** What the banner shows. */
const soonOf = (from: Wallet, when: string, programme: Programme) => {
  const rows = settleDue(from, at(when), programme).wallet.expiring;
  const soon = expiringBy(rows, soonUntil(at(when), programme));
  return soon.map(({ expiresAt, points: left }) => ({ expiresAt, points: left }));
};
const soonAt = (when: string) => soonOf(wallet, when, aliPoint);

it("lists what expires this month and next, each date once, first to expire first", () => {
  expect(soonAt("2026-04-01T00:00:00.000+08:00")).toEqual([
    { expiresAt: may, points: 15 },
    { expiresAt: june, points: 20 },
  ]);
});

it("lists a month only from the month before on", () => {
  expect(soonAt("2026-03-31T23:59:59.999+08:00")).toEqual([{ expiresAt: may, points: 15 }]);
  expect(soonAt("2026-02-28T23:59:59.999+08:00")).toEqual([]);
  expect(soonAt("2026-03-01T00:00:00.000+08:00")).toEqual([{ expiresAt: may, points: 15 }]);
});

it("lists points until their last millisecond, and not at their expiry", () => {
  expect(soonAt("2026-04-30T23:59:59.999+08:00").map((row) => row.expiresAt)).toEqual([may, june]);
  expect(soonAt("2026-05-01T00:00:00.000+08:00").map((row) => row.expiresAt)).toEqual([june, july]);
});

it("lists each day if another programme's points expire at the end of a day", () => {
  const days = grant(
    grant(
      grant(emptyWallet, 10, "2025-04-30T12:00:00+08:00", oneYear),
      20,
      "2025-05-31T12:00:00+08:00",
      oneYear,
    ),
    40,
    "2025-06-01T12:00:00+08:00",
    oneYear,
  );
  expect(soonOf(days, "2026-04-15T00:00:00+08:00", oneYear)).toEqual([
    { expiresAt: may, points: 10 },
    { expiresAt: june, points: 20 },
  ]);
});

it("looks ahead to the end of the next month, over the end of the year", () => {
  expect(soonUntil(at("2026-12-31T23:59:59.999+08:00"), aliPoint)).toBe(
    at("2027-02-01T00:00:00+08:00"),
  );
  expect(soonUntil(at("2027-01-01T00:00:00.000+08:00"), aliPoint)).toBe(
    at("2027-03-01T00:00:00+08:00"),
  );
});

it("looks as many months ahead as the programme says", () => {
  const inMarch = at("2026-03-30T12:00:00+08:00");
  expect(soonUntil(inMarch, { ...aliPoint, expiringSoonMonths: 1 })).toBe(
    at("2026-04-01T00:00:00+08:00"),
  );
  expect(soonUntil(inMarch, { ...aliPoint, expiringSoonMonths: 4 })).toBe(july);
});

it("makes the notice on the 15th of the month before the last month of the points", () => {
  expect(noticeAt(june, aliPoint)).toBe(at("2026-04-15T00:00:00.000+08:00"));
  expect(noticeAt(at("2027-02-01T00:00:00+08:00"), aliPoint)).toBe(
    at("2026-12-15T00:00:00.000+08:00"),
  );
});

it("makes the notice at midnight though the clocks have changed since the 1st", () => {
  const berlin = { ...aliPoint, zone: "Europe/Berlin", noticeDay: 28 };
  expect(noticeAt(at("2026-12-01T00:00:00+01:00"), berlin)).toBe(at("2026-10-28T00:00:00+01:00"));
});

it("makes the notice by the last millisecond of the points, on the programme's notice day", () => {
  expect(noticeAt(instant(june + 1), oneYear)).toBe(at("2026-05-15T00:00:00+08:00"));
  expect(noticeAt(at("2026-05-11T00:00:00+08:00"), oneYear)).toBe(at("2026-04-15T00:00:00+08:00"));
  expect(noticeAt(june, { ...aliPoint, noticeDay: 1 })).toBe(at("2026-04-01T00:00:00+08:00"));
});

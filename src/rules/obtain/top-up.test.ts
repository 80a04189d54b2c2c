import { expect, it } from "vitest";
import { instant } from "../calendar.ts";
import { decide } from "../decide.ts";
import { points } from "../points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at, NOW } from "../testing/fixtures.ts";
import { afterWrongCard, isCardNumber, noLock, type Card, type TopUpLock } from "./top-up.ts";
import { emptyWallet } from "../ledger/wallet.ts";

const MOST = Number.MAX_SAFE_INTEGER;
const LOCK_TIME = 15 * 60_000;
const end = at("2027-01-01T00:00:00.000+08:00");
const card: Card = {
  subject: { kind: "product", id: "card-50" },
  password: "k3Pw9xQz",
  points: points(500),
  acceptedUntil: end,
  used: false,
};
const noSuchCard = { card: undefined };

type Typed = {
  readonly card?: Card | undefined;
  readonly password?: string;
  readonly lock?: TopUpLock;
};
const typed = (what: Typed, when = NOW, wallet = emptyWallet) =>
  decide(
    wallet,
    { kind: "top-up", card, password: card.password, lock: noLock, ...what },
    when,
    aliPoint,
  );
const failed = (times: number, when = NOW, lock = noLock): TopUpLock =>
  times === 0 ? lock : failed(times - 1, when, afterWrongCard(lock, when, aliPoint));
const having = (amount: number) =>
  decide(
    emptyWallet,
    { kind: "grant", subject: { words: "x" }, points: points(amount) },
    NOW,
    aliPoint,
  ).wallet;

it("credits the card's points", () => {
  expect(typed({}).entries).toMatchObject([
    { kind: "grant", source: "top-up", subject: card.subject, points: 500, balanceAfter: 500 },
  ]);
});

it("has one refusal for a wrong number, a wrong password, a used card and a card out of date", () => {
  const answers = [
    typed(noSuchCard),
    typed({ password: "k3Pw9xQZ" }),
    typed({ password: "" }),
    typed({ card: { ...card, used: true } }),
    typed({}, end),
  ];
  for (const answer of answers) {
    expect(answer).toEqual({
      wallet: emptyWallet,
      entries: [],
      refusal: { code: "card-not-accepted" },
    });
  }
});

it("accepts a card at its last millisecond", () => {
  expect(typed({}, instant(end - 1)).refusal).toBeUndefined();
});

it("does not lock after 4 wrong cards, and locks at the 5th for 15 minutes", () => {
  expect(failed(4)).toEqual({ failures: 4, until: 0 });
  expect(typed({ lock: failed(4) }).refusal).toBeUndefined();
  expect(failed(5)).toEqual({ failures: 0, until: NOW + LOCK_TIME });
  expect(typed({ lock: failed(5) }).refusal).toEqual({
    code: "top-up-locked",
    until: NOW + LOCK_TIME,
  });
});

it("is locked until the last millisecond, and open at the end of the lock", () => {
  const lock = failed(5);
  expect(typed({ lock }, instant(NOW + LOCK_TIME - 1)).refusal?.code).toBe("top-up-locked");
  expect(typed({ lock }, instant(NOW + LOCK_TIME)).refusal).toBeUndefined();
});

it("allows 5 more attempts after a lock", () => {
  const open = instant(NOW + LOCK_TIME);
  expect(failed(4, open, failed(5))).toEqual({ failures: 4, until: open });
  expect(failed(5, open, failed(5))).toEqual({ failures: 0, until: open + LOCK_TIME });
});

it("locks after another programme's number of failures, for its lock time", () => {
  const strict = { ...aliPoint, topUp: { failures: 1, lockTime: 60_000 } };
  expect(afterWrongCard(noLock, NOW, strict)).toEqual({ failures: 0, until: NOW + 60_000 });
});

it("refuses during a lock before it checks the card", () => {
  expect(typed({ ...noSuchCard, lock: failed(5) }).refusal?.code).toBe("top-up-locked");
});

it("grants up to the last safe integer, and refuses more only after it has checked the card", () => {
  expect(typed({}, NOW, having(MOST - 500)).refusal).toBeUndefined();
  expect(typed({}, NOW, having(MOST - 499)).refusal).toEqual({
    code: "too-many-points",
    most: 499,
  });
  expect(typed(noSuchCard, NOW, having(MOST)).refusal?.code).toBe("card-not-accepted");
});

it.each(["4539578763621486", "0000000000000000", "1234567812345670", "9999999999999995"])(
  "accepts %s as a card number",
  (number) => {
    expect(isCardNumber(number)).toBe(true);
  },
);

it.each([
  ["a wrong check digit", "4539578763621487"],
  ["two digits transposed", "4539578763624186"],
  ["a wrong first digit", "5539578763621486"],
  ["15 digits", "453957876362148"],
  ["17 digits", "45395787636214860"],
  ["nothing", ""],
  ["a letter", "453957876362148o"],
  ["spaces", "4539 5787 6362 1486"],
  ["a line before it", "1\n4539578763621486"],
  ["a line behind it", "4539578763621486\n"],
  ["digits of another script", "٤٥٣٩٥٧٨٧٦٣٦٢١٤٨٦"],
])("rejects %s as a card number", (_, text) => {
  expect(isCardNumber(text)).toBe(false);
});

it("finds every single wrong digit, and every transposed pair except 09 and 90", () => {
  const number = "4539578763621486";
  for (let index = 0; index < 16; index++) {
    for (let digit = 0; digit < 10; digit++) {
      const wrong = number.slice(0, index) + String(digit) + number.slice(index + 1);
      expect(isCardNumber(wrong)).toBe(wrong === number);
    }
    const [a, b] = [number[index], number[index + 1]];
    if (a === undefined || b === undefined || a === b) continue;
    expect(isCardNumber(number.slice(0, index) + b + a + number.slice(index + 2))).toBe(false);
  }
});

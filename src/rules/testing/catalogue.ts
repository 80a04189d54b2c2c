import type { Partner } from "../obtain/exchange.ts";
import { points } from "../points.ts";
import type { Task } from "../obtain/task.ts";
import { at, NOW } from "./fixtures.ts";
import { instant } from "../calendar.ts";
import type { Card } from "../obtain/top-up.ts";

/** What can be had and done in the tests' world: enough of each kind to run out of, to be locked out of, to do twice. */

const words = (text: string) => ({ words: text });

export const partners: Readonly<Record<string, Partner>> = {
  /** Only multiples of 27 give whole points. */
  bank: {
    subject: words("bank"),
    rate: { theirs: 54, ours: 10 },
    cap: { points: points(40), per: "day" },
    creditDays: 0,
  },
  /** Credited after a while. */
  airline: {
    subject: words("airline"),
    rate: { theirs: 1, ours: 3 },
    cap: { points: points(300), per: "month" },
    creditDays: 3,
  },
};

/** What a member has at each partner in the beginning. */
export const PARTNER_BALANCE = 1_500;

export const tasks: Readonly<Record<string, Task>> = {
  "sign-in": {
    subject: words("sign-in"),
    reward: points(5),
    period: "day",
    streak: { length: 2, reward: points(20) },
  },
  visit: { subject: words("visit"), reward: points(30), period: "month" },
  survey: { subject: words("survey"), reward: points(50), period: "once" },
};

export const cards: Readonly<Record<string, Omit<Card, "used">>> = {
  good: {
    subject: words("card good"),
    password: "right",
    points: points(200),
    acceptedUntil: at("2090-01-01T00:00:00+08:00"),
  },
  ending: {
    subject: words("card ending"),
    password: "right",
    points: points(70),
    acceptedUntil: instant(NOW + 15 * 60_000),
  },
  old: { subject: words("card old"), password: "right", points: points(10), acceptedUntil: NOW },
};

/** How many of each product there are in the beginning. */
export const products: Readonly<Record<string, number>> = { towel: 1, mug: 3, tea: 0 };

/** How many there are of each award in yuan in the beginning. */
export const AWARDS = 1;

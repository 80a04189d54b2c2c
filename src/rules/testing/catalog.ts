import { sampleCatalog } from "../../catalog/alipoint.ts";
import type { Partner } from "../obtain/exchange.ts";
import { instant } from "../calendar.ts";
import { points } from "../points.ts";
import type { Task } from "../obtain/task.ts";
import type { Card } from "../obtain/top-up.ts";
import { NOW } from "./fixtures.ts";

/** Everything in the sample catalog by id, and items whose limits a short history reaches. */

const words = (text: string) => ({ words: text });

export const partners: Readonly<Record<string, Partner & { readonly balance: number }>> = {
  ...Object.fromEntries(
    sampleCatalog.partners.map((partner) => [
      partner.id,
      { ...partner, subject: { kind: "partner", id: partner.id } as const },
    ]),
  ),
  "small cap": {
    subject: words("small cap"),
    rate: { theirs: 54, ours: 10 },
    cap: { points: points(40), per: "day" },
    creditDays: 0,
    balance: 1_500,
  },
  "small balance": {
    subject: words("small balance"),
    rate: { theirs: 1, ours: 3 },
    cap: { points: points(300), per: "month" },
    creditDays: 3,
    balance: 150,
  },
};

export const tasks: Readonly<Record<string, Task>> = {
  ...Object.fromEntries(
    sampleCatalog.tasks.map((task) => [
      task.id,
      { ...task, subject: { kind: "task", id: task.id } as const },
    ]),
  ),
  "short streak": {
    subject: words("short streak"),
    reward: points(5),
    period: "day",
    streak: { length: 2, reward: points(20) },
  },
};

export const cards: Readonly<Record<string, Omit<Card, "used">>> = {
  ...Object.fromEntries(
    sampleCatalog.cards.map((card) => [
      card.number,
      { ...card, subject: { kind: "card", id: card.number } as const },
    ]),
  ),
  "ends soon": {
    subject: words("ends soon"),
    password: "SOON",
    points: points(70),
    acceptedUntil: instant(NOW + 15 * 60_000),
  },
};

/** The initial stock of each product. */
export const products: Readonly<Record<string, number>> = {
  ...Object.fromEntries(sampleCatalog.products.map(({ id, stock }) => [id, stock])),
  single: 1,
  few: 3,
};

/** In parts per thousand. */
export const rebateShares = [7, 50, 1_000, ...sampleCatalog.rebates.map(({ share }) => share)];

/** The initial stock of each cash prize. */
export const AWARDS = 1;

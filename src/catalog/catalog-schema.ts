import * as z from "zod/mini";
import {
  fen,
  instant,
  localizedText,
  points,
  someFen,
  somePoints,
  webAddress,
} from "../contract/scalars.ts";

const count = (atLeast: number) => z.int().check(z.gte(atLeast));
const id = z.string().check(z.regex(/^[\w-]{1,100}$/));

/** `picture`: the name of a picture that the page has, or an http(s) address. */
const listed = { id, title: localizedText, picture: z.union([id, webAddress]) };

const reward = z.strictObject({
  instructions: localizedText,
  useWithinDays: z.optional(count(1)),
  link: z.optional(webAddress),
});

const product = z.strictObject({
  ...listed,
  /** One of the categories. */
  category: z.optional(id),
  partnerId: id,
  fulfilment: z.enum(["code", "shipment"]),
  reward,
  stock: count(0),
  prices: z.array(z.strictObject({ id, points: somePoints, fen })).check(z.minLength(1)),
});

const partner = z.strictObject({
  ...listed,
  rate: z.strictObject({ theirs: count(1), ours: count(1) }),
  cap: z.strictObject({ points: somePoints, per: z.enum(["day", "month"]) }),
  creditDays: count(0),
  balance: count(0),
});

const rebate = z.strictObject({
  ...listed,
  partnerId: id,
  share: z.int().check(z.gte(1), z.lte(1_000)),
  exampleFen: someFen,
});

const task = z.strictObject({
  ...listed,
  reward: somePoints,
  period: z.enum(["once", "day", "month"]),
  streak: z.optional(z.strictObject({ length: count(2), reward: somePoints })),
  evidence: z.union([
    z.literal("sign-in"),
    z.strictObject({ ledger: z.literal("utility-payment") }),
    z.strictObject({ report: id }),
  ]),
  link: z.optional(z.string()),
});

const card = z.strictObject({
  issuer: id,
  number: z.string().check(z.regex(/^\d{16}$/)),
  title: localizedText,
  password: z.string().check(z.minLength(1)),
  points: somePoints,
  acceptedUntil: instant,
});

const merchant = z.strictObject({ ...listed, kind: z.enum(["shop", "card", "utility"]) });

const project = z.strictObject({
  ...listed,
  about: localizedText,
  goal: somePoints,
  raised: points,
});

const award = z.strictObject({
  title: localizedText,
  stock: z.optional(count(0)),
  reward: z.optional(reward),
});

/** Everything that a programme offers. */
export const catalogSchema = z.strictObject({
  categories: z.array(z.strictObject({ id, title: localizedText })),
  products: z.array(product),
  partners: z.array(partner),
  rebates: z.array(rebate),
  tasks: z.array(task),
  cards: z.array(card),
  merchants: z.array(merchant),
  projects: z.array(project),
  awards: z.record(z.string(), award),
});

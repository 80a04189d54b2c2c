import { createCatalog } from "../../catalog/catalog.ts";
import type { DemoMember } from "../../demo/members.ts";
import { fen, points } from "../../rules/points.ts";
import { aliPoint, sampleCatalog } from "../../catalog/alipoint.ts";
import { readGullpoints } from "../../catalog/gullpoints.ts";
import { at, programmes } from "../../rules/testing/fixtures.ts";
import type { TestProgramme } from "./contract-cases.ts";

export const sampleProgramme: TestProgramme = {
  name: "AliPoint",
  programme: aliPoint,
  catalog: sampleCatalog,
  member: { id: "nine", spendable: 9 },
};

const text = (en: string) => ({ en, "zh-CN": `${en} (zh)` });
const item = (id: string) => ({ id, title: text(id), picture: id });
const card = (number: string) => ({
  issuer: "bakery",
  number,
  title: text("Gift card"),
  password: `PASS${number}`,
  points: points(250),
  acceptedUntil: at("2100-01-01T00:00:00Z"),
});

type OwnMembers = {
  readonly members: readonly DemoMember[];
  readonly readFile: () => Promise<string>;
};

/** A member with 40 points and one without, for a programme that is not the sample. */
const ownMembers = {
  member: { id: "ana", spendable: 40 },
  members: [
    {
      id: "ana",
      name: text("Ana"),
      about: text("40 points"),
      statement: text("ana"),
      upToDate: true,
    },
    { id: "new", name: text("Noa"), about: text("nothing yet") },
  ],
  readFile: async () => "date,description,points\n2026-01-01,Opening,40\n",
} satisfies Partial<TestProgramme> & OwnMembers;

/** A programme file with fewer features. */
export const gullpoints: TestProgramme & OwnMembers = {
  name: "Gullpoints",
  ...readGullpoints(),
  ...ownMembers,
};

/** Another programme with another catalog: no id, price, rate or limit is the sample's. */
export const otherProgramme = {
  name: "another programme",
  programme: programmes[1].programme,
  catalog: createCatalog({
    categories: [],
    products: [
      {
        ...item("kite"),
        partnerId: "bakery",
        fulfilment: "code",
        reward: { instructions: text("Show it"), useWithinDays: 7 },
        stock: 30,
        prices: [{ id: "full", points: points(770), fen: fen(0) }],
      },
      {
        ...item("lantern"),
        partnerId: "bakery",
        fulfilment: "code",
        reward: { instructions: text("Show it"), useWithinDays: 3 },
        stock: 4,
        prices: [{ id: "full", points: points(330), fen: fen(0) }],
      },
    ],
    partners: [
      {
        ...item("coffee-club"),
        rate: { theirs: 3, ours: 2 },
        cap: { points: points(900), per: "month" },
        creditDays: 0,
        balance: 5_000,
      },
    ],
    rebates: [{ ...item("ferry"), partnerId: "harbour", share: 45, exampleFen: fen(8_000) }],
    tasks: [
      { ...item("check-in"), reward: points(3), period: "day", evidence: "sign-in" },
      { ...item("profile"), reward: points(70), period: "once", evidence: "sign-in" },
      {
        ...item("survey"),
        reward: points(8),
        period: "month",
        evidence: { report: "coffee-club" },
      },
    ],
    cards: [card("7000000000000001"), card("7000000000000002")],
    merchants: [{ ...item("bakery"), kind: "shop" }],
    projects: [
      { ...item("reef"), about: text("Corals"), goal: points(9_000), raised: points(100) },
    ],
    awards: { "yuan-10": { title: text("Ten yuan"), stock: 1 } },
  }),
  ...ownMembers,
} satisfies TestProgramme & OwnMembers;

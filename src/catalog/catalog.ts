import type { Language } from "../contract/language.ts";
import type { Instant } from "../rules/calendar.ts";
import type { CatalogItem, LocalizedText, Subject, Words } from "../rules/ledger/entry.ts";
import type { Partner } from "../rules/obtain/exchange.ts";
import type { Task } from "../rules/obtain/task.ts";
import type { Fen, Points } from "../rules/points.ts";
import { foldText } from "../contract/fold-text.ts";

type ListedItem = {
  readonly id: string;
  readonly title: LocalizedText;
  /** The name of a picture that the page has, or its address. */
  readonly picture: string;
};

/** How a member gets and uses what was redeemed or won. */
export type RewardTerms = {
  readonly instructions: LocalizedText;
  /** How many days after the one on which it was redeemed or won it can be used; without, it has no end. */
  readonly useWithinDays?: number;
  /** Where it is used: an http(s) address. */
  readonly link?: string;
};

type CatalogProduct = ListedItem & {
  /** The id of a category. */
  readonly category?: string;
  /** The partner that fulfils it. */
  readonly partnerId: string;
  readonly fulfilment: "code" | "shipment";
  readonly reward: RewardTerms;
  /** Units before the first redemption. */
  readonly stock: number;
  readonly prices: readonly { readonly id: string; readonly points: Points; readonly fen: Fen }[];
};

export type CatalogPartner = ListedItem &
  Omit<Partner, "subject"> & {
    /** The partner's points that a member has before the first exchange. */
    readonly balance: number;
  };

export type CatalogRebate = ListedItem & {
  /** Who reports the purchases. */
  readonly partnerId: string;
  /** In parts per thousand. */
  readonly share: number;
  /** A typical purchase. */
  readonly exampleFen: Fen;
  /** Where a member buys: an address of the partner. */
  readonly link?: string;
};

export type CatalogTask = ListedItem &
  Omit<Task, "subject"> & {
    readonly evidence: TaskEvidence;
    /** Where the member does what a partner reports: an address of the partner. */
    readonly link?: string;
  };

/** What shows that a task was done: the session itself, a captured payment of a utility bill, or a partner's report. */
type TaskEvidence =
  "sign-in" | { readonly ledger: "utility-payment" } | { readonly report: string };

type CatalogCard = {
  /** The merchant whose card it is. The first six digits of the number are the issuer's. */
  readonly issuer: string;
  readonly number: string;
  readonly title: LocalizedText;
  readonly password: string;
  readonly points: Points;
  readonly acceptedUntil: Instant;
};

/** A partner that takes orders, under its own id. */
type CatalogMerchant = ListedItem & { readonly kind: "shop" | "card" | "utility" };

type CatalogProject = ListedItem & {
  readonly about: LocalizedText;
  readonly goal: Points;
  /** Points given elsewhere before the first donation here. */
  readonly raised: Points;
};

/** The title of a draw's prize. Only cash prizes have a stock, and a code to get them with. */
type CatalogAward = {
  readonly title: LocalizedText;
  readonly stock?: number;
  readonly reward?: RewardTerms;
};

type ProductCategory = { readonly id: string; readonly title: LocalizedText };

export type CatalogLists = {
  readonly categories: readonly ProductCategory[];
  readonly products: readonly CatalogProduct[];
  readonly partners: readonly CatalogPartner[];
  readonly rebates: readonly CatalogRebate[];
  readonly tasks: readonly CatalogTask[];
  readonly cards: readonly CatalogCard[];
  readonly merchants: readonly CatalogMerchant[];
  readonly projects: readonly CatalogProject[];
  /** By the id of the prize. */
  readonly awards: Readonly<Record<string, CatalogAward>>;
};

/** Everything that a programme offers. Another catalog is another value of this type. */
export type Catalog = CatalogLists & {
  readonly titles: Readonly<Record<CatalogItem["kind"], ReadonlyMap<string, LocalizedText>>>;
};

const drawTitle: LocalizedText = { en: "Lucky draw", "zh-CN": "幸运抽奖" };

/** Indexes the titles, because every entry that is shown needs one. */
export function createCatalog(lists: CatalogLists): Catalog {
  return {
    ...lists,
    titles: {
      product: titlesById(lists.products),
      partner: titlesById(lists.partners),
      offer: titlesById(lists.rebates),
      task: titlesById(lists.tasks),
      card: new Map(lists.cards.map(({ number, title }) => [number, title])),
      merchant: titlesById(lists.merchants),
      project: titlesById(lists.projects),
      draw: new Map([["draw", drawTitle]]),
    },
  };
}

function titlesById(items: readonly Pick<ListedItem, "id" | "title">[]) {
  return new Map(items.map(({ id, title }) => [id, title]));
}

/** The text in `language`. */
export function textIn(words: Words, language: Language): string {
  return typeof words === "string" ? words : words[language];
}

/** The subject's title in `language`. An item that has left the catalog is called by its id. */
export function titleOf(subject: Subject, language: Language, { titles }: Catalog): string {
  if ("words" in subject) return textIn(subject.words, language);
  return titles[subject.kind].get(subject.id)?.[language] ?? subject.id;
}

/** The subject as a reader gets it: with words in one language. */
export function subjectIn(subject: Subject, language: Language) {
  return "words" in subject ? { words: textIn(subject.words, language) } : subject;
}

/** The items whose titles in any language contain `words`, which are folded by `foldText`. */
export function itemsCalled(words: string, { titles }: Catalog): CatalogItem[] {
  return Object.entries(titles).flatMap(([kind, ofKind]) =>
    [...ofKind]
      .filter(([, title]) => Object.values(title).some((text) => foldText(text).includes(words)))
      .map(([id]) => ({ kind: kind as CatalogItem["kind"], id })),
  );
}

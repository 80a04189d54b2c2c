import type { CatalogItem, Subject } from "../rules/ledger/entry.ts";
import { merchants } from "./merchants.ts";
import { cards, partners, rebates, tasks } from "./offers.ts";
import { products } from "./products.ts";
import { projects } from "./projects.ts";
import type { Language, LocalizedText } from "./text.ts";

const draw: LocalizedText = { en: "Lucky draw", "zh-CN": "幸运抽奖" };

const titles: Readonly<Record<CatalogItem["kind"], ReadonlyMap<string, LocalizedText>>> = {
  product: byId(products),
  partner: byId(partners),
  offer: byId(rebates),
  task: byId(tasks),
  card: new Map(cards.map(({ number, title }) => [number, title])),
  merchant: byId(merchants),
  project: byId(projects),
  draw: new Map([["draw", draw]]),
};

function byId(items: readonly { readonly id: string; readonly title: LocalizedText }[]) {
  return new Map(items.map(({ id, title }) => [id, title]));
}

/** What to call something in `language`. What has left the catalogue is called by its id. */
export function titleOf(subject: Subject, language: Language): string {
  if ("words" in subject) return subject.words;
  return titles[subject.kind].get(subject.id)?.[language] ?? subject.id;
}

/** The items whose titles contain `words`, which are in lower case. */
export function itemsCalled(words: string, language: Language): CatalogItem[] {
  return Object.entries(titles).flatMap(([kind, ofKind]) =>
    [...ofKind]
      .filter(([, title]) => title[language].toLowerCase().includes(words))
      .map(([id]) => ({ kind: kind as CatalogItem["kind"], id })),
  );
}

import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { entryKind } from "../contract/entry.ts";
import { problems } from "../contract/problem.ts";
import { productView } from "../contract/product.ts";
import { messageNames } from "../features/activity/message.ts";
import { productOrders } from "../features/redeem/arrange-products.ts";
import { purchaseState } from "../contract/offer.ts";
import { rewardState } from "../contract/reward.ts";
import { columnRole, faults, importFault, rowFault, understood } from "../contract/demo.ts";
import { statementQuery } from "../contract/statement.ts";
import { totalNames } from "../features/verify/compare.ts";
import { demoEn } from "../demo/messages/en.ts";
import { frame } from "../demo/messages/frame.ts";
import { demoZhCn } from "../demo/messages/zh-cn.ts";
import { stateNames } from "../demo/controls/states.ts";
import { typedFaults } from "../contract/typed-number.ts";
import { en } from "./en.ts";
import { rulesEn } from "./rules-en.ts";
import { rulesZhCn } from "./rules-zh-cn.ts";
import { zhCn } from "./zh-cn.ts";

/** Namespaces with one message for each code of the contract. */
const byCode: Readonly<Record<string, readonly string[]>> = {
  message: messageNames,
  permission: ["default", "granted", "denied"] satisfies NotificationPermission[],
  problem: Object.keys(problems),
  rowFault: rowFault.options,
  fileFault: importFault.options,
  columnRole: columnRole.options,
  importFormat: understood.shape.format.options,
  kind: entryKind.options,
  typed: typedFaults,
  format: statementQuery.shape.format.options,
  formatNote: statementQuery.shape.format.options,
  verifySum: totalNames,
  fault: Object.keys(faults.shape),
  demoState: stateNames,
  shopReward: rewardState.options,
  productOrder: productOrders,
  fulfilment: productView.shape.fulfilment.options,
  shopPurchase: purchaseState.options,
};

const src = fileURLToPath(new URL("..", import.meta.url));

/** The texts of the modules whose path below src matches. */
function sourcesOf(path: RegExp): string[] {
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /(?<!\.test)\.tsx?$/.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .filter((file) => path.test(posix.relative(src, file)))
    .map((file) => readFileSync(file, "utf8"));
}

type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The messages of the page and those of the demo, with the sources that may use them. */
const catalogs: readonly [string, Messages, Messages, readonly string[]][] = [
  ["page", en, zhCn, sourcesOf(/^(?!demo\/)/)],
  ["rules", rulesEn, rulesZhCn, sourcesOf(/rules/)],
  ["demo", { ...frame.en, ...demoEn }, { ...frame["zh-CN"], ...demoZhCn }, sourcesOf(/^demo\//)],
];

function idsOf(messages: Messages) {
  return Object.entries(messages).flatMap(([namespace, texts]) =>
    Object.keys(texts).map((id) => [namespace, id] as const),
  );
}

/** The arguments and tags of a message. */
function argumentsOf(text: string): string[] {
  const taken = Array.from(
    text.matchAll(/\{(\w+)(?=[,}])|<(\w+)>/g),
    ([, name, tag]) => name ?? tag,
  );
  // The braces of `one {point}` hold a text, not an argument.
  const texts = new Set(
    Array.from(text.matchAll(/(?:one|other|=\d+) \{(\w+)\}/g), ([, word]) => word),
  );
  return [...new Set(taken)]
    .filter((name) => !texts.has(name))
    .map(String)
    .toSorted();
}

const textOf = (messages: Messages, namespace: string, id: string) =>
  messages[namespace]?.[id] ?? "";

describe.each(catalogs)("the messages of the %s", (_name, english, chinese, sources) => {
  const ids = idsOf(english);

  it("are the same in both languages", () => {
    const sorted = (messages: Messages) => idsOf(messages).map(String).toSorted();
    expect(sorted(chinese)).toEqual(sorted(english));
  });

  it.each(ids)("%s.%s takes the same arguments in Chinese", (namespace, id) => {
    expect(argumentsOf(textOf(chinese, namespace, id))).toEqual(
      argumentsOf(textOf(english, namespace, id)),
    );
  });

  it.each(ids.filter(([namespace]) => !(namespace in byCode)))("%s.%s is used", (namespace, id) => {
    const users = sources.filter((text) => text.includes(`useTranslations("${namespace}")`));
    const isUsed = users.some((text) => new RegExp(`["\`]${id}["\`]`).test(text));
    expect(isUsed, `no file with the namespace ${namespace} uses "${id}"`).toBe(true);
  });
});

describe("messages", () => {
  it.each(Object.entries(byCode))(
    "%s has words for each code, and no others",
    (namespace, codes) => {
      const translated = catalogs
        .flatMap(([, english]) => idsOf(english))
        .filter(([other]) => other === namespace)
        .map(([, id]) => id);
      expect(translated.toSorted()).toEqual([...codes].toSorted());
    },
  );

  it("of the demo are used on its own screens only", () => {
    const namespaces = Object.keys({ ...frame.en, ...demoEn });
    const page = sourcesOf(/^(?!demo\/)/).join("\n");
    expect(namespaces.filter((name) => page.includes(`useTranslations("${name}")`))).toEqual([]);
  });

  it("have arguments and tags, but the texts of a plural are none", () => {
    expect(argumentsOf("{count, plural, one {point} other {# of {most}}} <time></time>")).toEqual([
      "count",
      "most",
      "time",
    ]);
  });
});

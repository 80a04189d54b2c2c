import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutDirectionMarks } from "../../contract/direction-marks.ts";
import { demoRoutes } from "../../contract/demo-routes.ts";
import { decide } from "../../rules/decide.ts";
import { points } from "../../rules/points.ts";
import { aliPoint } from "../../catalog/alipoint.ts";
import { NOW } from "../../rules/testing/fixtures.ts";
import { viewOf } from "../../rules/testing/view.ts";
import { emptyWallet, type Wallet } from "../../rules/ledger/wallet.ts";
import { anyWords, anyWorld, serviceOf } from "../export/testing.ts";

const RUNS = 300;

const types = { csv: "text/csv", json: "application/json" } as const;
type Service = Awaited<ReturnType<typeof serviceOf>>;

async function importInto({ service }: Service, format: keyof typeof types, body: string) {
  return service.ask(demoRoutes.importFile, { body, headers: { "Content-Type": types[format] } });
}

/** Compares the wallets and ledgers of two members. */
async function expectSame({ store }: Service, one: string, other: string) {
  const [a, b] = await Promise.all(
    [one, other].map(async (memberId) => ({
      wallet: viewOf((await store.readWallet(memberId)) ?? emptyWallet),
      ledger: await store.readEntriesFrom(memberId, 1, 1_000_000),
    })),
  );
  expect(b).toEqual(a);
}

function granted(...titles: readonly string[]) {
  let wallet: Wallet = emptyWallet;
  const ledger = titles.flatMap((words) => {
    const command = { kind: "grant", points: points(10), subject: { words } } as const;
    const outcome = decide(wallet, command, NOW, aliPoint);
    wallet = outcome.wallet;
    return outcome.entries;
  });
  return serviceOf({ wallet, ledger, clock: NOW });
}

describe.each(["csv", "json"] as const)("an export in %s", (format) => {
  it("gives the same wallet and the same ledger when imported, whatever happened in it", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, fc.constantFrom("en", "zh-CN"), async (world, language) => {
        const service = await serviceOf(world);
        const { text } = await service.download(format, language);
        const { memberId, problems } = await importInto(service, format, text);
        expect(problems).toEqual([]);
        await expectSame(service, "drawn", memberId);
      }),
      { numRuns: RUNS },
    );
  });

  it("has the same words when imported, whatever they are that a wallet can have", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyWords, { maxLength: 5 }), async (titles) => {
        const service = await granted(...titles.map(withoutDirectionMarks));
        const { memberId, problems } = await importInto(
          service,
          format,
          (await service.download(format)).text,
        );
        expect(problems).toEqual([]);
        await expectSame(service, "drawn", memberId);
      }),
      { numRuns: RUNS },
    );
  });

  it("is imported or refused after any change of the file, and never fails", async () => {
    const anyChange = fc.record({
      at: fc.nat(),
      cut: fc.nat({ max: 12 }),
      put: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom("-", "0", "9", ",", "refund", "\r\n"),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        anyWorld,
        fc.array(anyChange, { minLength: 1, maxLength: 4 }),
        async (world, changes) => {
          const service = await serviceOf(world);
          let { text } = await service.download(format);
          for (const { at, cut, put } of changes) {
            const index = at % (text.length + 1);
            text = text.slice(0, index) + put + text.slice(index + cut);
          }
          const response = await service.service.send(demoRoutes.importFile.path, {
            method: "POST",
            headers: { "Content-Type": types[format] },
            body: text,
          });
          expect([201, 400]).toContain(response.status);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

it("reads an export of an earlier version, whose header has no `released`", async () => {
  const service = await granted("a", "b");
  const { text } = await service.download("csv");
  const older = text.replace(",released\r\n", "\r\n").replaceAll(",\r\n", "\r\n");
  expect(older.split("\r\n")[0]).toMatch(/,forfeited$/);
  const { memberId, problems } = await importInto(service, "csv", older);
  expect(problems).toEqual([]);
  await expectSame(service, "drawn", memberId);
});

describe("a JSON file", () => {
  it.each(["[]", "{", '{"entries":{}}', "[".repeat(100_000)])(
    "is refused if it is not an export: %.20s",
    async (body) => {
      const { service } = await granted();
      const problem = await service.refused(demoRoutes.importFile, {
        body,
        headers: { "Content-Type": "application/json" },
      });
      expect(problem.errors).toEqual([{ pointer: "/line/1", code: "not-json" }]);
    },
  );

  it("has its words without direction marks", async () => {
    const service = await granted("a");
    const document = JSON.parse((await service.download("json")).text) as {
      entries: Record<string, unknown>[];
    };
    const words = "\u202eTowel\u2069";
    const entries = [{ ...document.entries[0], subject: { words } }];
    const result = await importInto(service, "json", JSON.stringify({ entries }));
    const entry = await service.store.readEntry(result.memberId, 1);
    expect(entry?.subject).toEqual({ words: "Towel" });
  });

  it("lists an entry that cannot be read, or refers to a missing one, by its number in the file", async () => {
    const service = await granted("a", "b", "c");
    const document = JSON.parse((await service.download("json")).text) as {
      entries: Record<string, unknown>[];
    };
    const [first, second, third] = document.entries;
    const entries = [first, { ...second, points: 0.5 }, { ...third, kind: "capture", of: 7 }];
    const result = await importInto(service, "json", JSON.stringify({ entries }));
    expect(result).toMatchObject({
      applied: 1,
      problems: [
        { line: 2, code: "invalid-row", column: "points" },
        { line: 3, code: "reference-missing" },
      ],
    });
  });

  it.each([
    ["a bill for a redemption", "redemption", 60, "reference-missing"],
    ["a bill of nothing", "payment", 0, "reference-missing"],
    ["a bill of more than was held for", "payment", 91, "capture-exceeds-hold"],
  ])("is not applied if it captures %s", async (_what, kind, fen, code) => {
    const service = await granted("a", "b", "c", "d", "e");
    const document = JSON.parse((await service.download("json")).text) as {
      entries: Record<string, unknown>[];
    };
    const [grants, last] = [document.entries.slice(0, 5), document.entries[4]];
    const heldUntil = "2026-03-30T07:15:00.000Z";
    const use = {
      ...last,
      seq: 6,
      kind,
      points: -50,
      balanceAfter: 0,
      fen: 90,
      heldUntil,
      expiresAt: undefined,
    };
    const bill = {
      ...last,
      seq: 7,
      kind: "capture",
      of: 6,
      points: 0,
      balanceAfter: 0,
      expiresAt: undefined,
    };
    const entries = [...grants, use, { ...bill, fen }];
    const refused = await importInto(service, "json", JSON.stringify({ entries }));
    expect(refused).toMatchObject({ applied: 6, problems: [{ line: 7, code }] });
    const whole = JSON.stringify({ entries: [...grants, use, bill] });
    expect(await importInto(service, "json", whole)).toMatchObject({ applied: 7, problems: [] });
  });

  it("computes an expiry itself, and says where the statement has another", async () => {
    const service = await granted("a");
    const { text } = await service.download("json");
    const longer = text.replace(/"expiresAt":"2029/, '"expiresAt":"2099');
    const { memberId, problems } = await importInto(service, "json", longer);
    expect(problems).toMatchObject([{ line: 1, code: "expiry-differs" }]);
    await expectSame(service, "drawn", memberId);
  });
});

it("rows without a number may stand among those of an export", async () => {
  const service = await granted("a");
  const { text } = await service.download("csv");
  const { memberId, problems } = await importInto(
    service,
    "csv",
    `${text}2026-03-30 15:00,b,5\r\n`,
  );
  expect(problems).toEqual([]);
  expect((await service.store.readWallet(memberId))?.lifetime.granted).toBe(15);
});

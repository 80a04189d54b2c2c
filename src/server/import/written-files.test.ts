import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { at } from "../../rules/testing/fixtures.ts";
import { readImportFile } from "./read-file.ts";
import { replayRows } from "./replay-rows.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** The bytes of each character of GB2312: the platform decodes, and does not encode. */
const gb2312 = new Map<string, readonly number[]>();
for (let lead = 0xa1; lead <= 0xf7; lead += 1) {
  for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
    const char = new TextDecoder("gb18030").decode(Uint8Array.of(lead, trail));
    gb2312.set(char, [lead, trail]);
  }
}
const gbk = (text: string) =>
  Uint8Array.from(Array.from(text).flatMap((char) => gb2312.get(char) ?? [char.charCodeAt(0)]));

function utf16(text: string, isLittle: boolean) {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), isLittle);
  }
  return new Uint8Array(view.buffer);
}

/** What is read: day or instant, points, words. */
async function read(file: string | Uint8Array) {
  const result = await readImportFile(typeof file === "string" ? utf8(file) : file, aliPoint);
  if (!result.ok) return `${result.fault} ${result.pointer}`.trim();
  const rows = result.rows.map(({ at: instant, points, subject }) => {
    const words = "words" in subject ? subject.words : "";
    return [new Date(instant).toISOString(), points, words];
  });
  return [...rows, ...result.problems.map(({ line, code }) => [line, code])];
}

const CHINESE = "日期,说明,积分\r\n2026/3/1 9:30,签到,5\r\n";
const SIGN_IN = [["2026-03-01T01:30:00.000Z", 5, "签到"]];
const ENGLISH = "date,description,points\n2026-03-01,Bank,5\n2026-03-02,Shop,-3\n";
const TWO = [
  ["2026-02-28T16:00:00.000Z", 5, "Bank"],
  ["2026-03-01T16:00:00.000Z", -3, "Shop"],
];

describe("a text file", () => {
  it.each([
    ["UTF-8", utf8(CHINESE)],
    ["UTF-8 with a mark", utf8(`\ufeff${CHINESE}`)],
    ["UTF-16LE with a mark", utf16(`\ufeff${CHINESE}`, true)],
    ["UTF-16BE with a mark", utf16(`\ufeff${CHINESE}`, false)],
    ["GB18030", gbk(CHINESE)],
  ])("is read in %s", async (_name, bytes) => {
    expect(await read(bytes)).toEqual(SIGN_IN);
  });

  it.each([true, false])(
    "is read in UTF-16 without a mark, little-endian: %s",
    async (isLittle) => {
      expect(await read(utf16(ENGLISH, isLittle))).toEqual(TWO);
    },
  );

  it.each([
    ["Big5", [0xa4, 0xe9, 0xb4, 0xc1, 0x2c, 0xbb, 0xa1, 0xa9, 0xfa, 0xa5, 0x5c]],
    ["windows-1252", [0x63, 0x61, 0x66, 0xe9, 0x2c, 0x35]],
  ])("in %s is refused with the name of the encoding", async (name, bytes) => {
    expect(await read(Uint8Array.from(bytes))).toBe(`encoding-unknown /encoding/${name}`);
  });

  it("is refused if it is a picture", async () => {
    expect(await read(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe(
      "not-text",
    );
  });

  it.each([
    ["\r\n", ENGLISH.replaceAll("\n", "\r\n")],
    ["\r", ENGLISH.replaceAll("\n", "\r")],
    ["several line ends", ENGLISH.replace("\n", "\r\n").replace("5\n", "5\r")],
    ["blank lines", ENGLISH.replaceAll("\n", "\n\n , ,\n")],
    ["semicolons", ENGLISH.replaceAll(",", ";")],
    ["tabs", ENGLISH.replaceAll(",", "\t")],
    ["a line that names the separator", `sep=|\n${ENGLISH.replaceAll(",", "|")}`],
    ["trailing empty cells", ENGLISH.replaceAll("\n", ",,\n")],
    ["title lines", `Bank of Points\n"Account",12345\n\n${ENGLISH}`],
    ["a total", `${ENGLISH}Total,,2\n`],
    ["columns in another order", "Points,Shop no,Date\n5,,2026-03-01\n-3,,2026-03-02"],
    ["two columns of points", "Date,Out,In\n2026-03-01,,5\n2026-03-02,3,-"],
    ["two columns of points with zeros", "日期,支出,收入\n2026-03-01,0,5\n2026-03-02,-3,0"],
  ])("is read with %s", async (_what, file) => {
    const expected = TWO.map(([day, points, words]) => [
      day,
      points,
      /description/.test(file) ? words : "",
    ]);
    expect(await read(file)).toEqual(expected);
  });

  it("keeps line ends inside of quotation marks, and counts them", async () => {
    const file = 'date,description,points\r"2026-03-01","a\r\n""b""\rc",5\r\n2026-02-30,x,1\n';
    expect(await read(file)).toEqual([
      ["2026-02-28T16:00:00.000Z", 5, 'a\r\n"b"\rc'],
      [5, "date-unreadable"],
    ]);
  });

  it("tells which lines are titles and totals", async () => {
    const file = await readImportFile(utf8(`My bank\n${ENGLISH}合计,,2\n— end —`), aliPoint);
    expect(file).toMatchObject({ ok: true, problems: [], ignored: [1, 5, 6] });
  });

  it("refuses points in both columns", async () => {
    expect(await read("date,earned,spent\n2026-03-01,5,3")).toEqual([[2, "amount-twice"]]);
  });

  it("takes a description of 10,000 characters, and no longer one", async () => {
    const file = (length: number) => `date,description,points\n2026-03-01,${"x".repeat(length)},5`;
    expect(await read(file(10_000))).toMatchObject([[expect.any(String), 5, "x".repeat(10_000)]]);
    expect(await read(file(10_001))).toEqual([[2, "description-too-long"]]);
  });
});

it("runs from the end if it is newest first, so that rows of one day have their order", async () => {
  const file = "date,points\n2026-03-02,-30\n2026-03-02,20\n2026-03-01,10";
  const result = await readImportFile(utf8(file), aliPoint);
  const now = at("2026-11-22T12:00:00+08:00");
  const replayed = replayRows(result.ok ? result.rows : [], now, aliPoint);
  expect(replayed).toMatchObject({ applied: 3, problems: [], wallet: { seq: 3 } });
});

describe("the order of day and month", () => {
  const dates = (...each: string[]) => `date,points\n${each.map((date) => `${date},5`).join("\n")}`;

  it.each([
    ["13/2/2026", "2026-02-12T16:00:00.000Z"],
    ["2/13/2026", "2026-02-12T16:00:00.000Z"],
  ])("is told by another date of the file: %s", async (clear, expected) => {
    const [first, second] = (await read(dates("1/2/2026", clear))) as string[][];
    expect(first?.[0]).toMatch(clear === "13/2/2026" ? /^2026-01-31/ : /^2026-01-01/);
    expect(second?.[0]).toBe(expected);
  });

  it("is not needed for other dates, and day first if no date tells", async () => {
    expect(await read(dates("1/2/2026", "3/3/2026"))).toEqual([
      ["2026-01-31T16:00:00.000Z", 5, ""],
      ["2026-03-02T16:00:00.000Z", 5, ""],
    ]);
    expect(await read(dates("3/3/2026"))).toEqual([["2026-03-02T16:00:00.000Z", 5, ""]]);
    expect(await read(dates("1.2.2026"))).toEqual([["2026-01-31T16:00:00.000Z", 5, ""]]);
  });
});

it("reads the demo's file as a Chinese Excel saves it, whole", async () => {
  const now = at("2026-11-22T12:00:00+08:00");
  const file = await readFile("src/demo/statements/regular.zh-CN.csv", "utf8");
  // The narrow sign is not in GBK.
  const text = file.replaceAll("¥", "￥");
  // Excel writes dates in its own way, and ends lines with CR LF.
  const saved = text
    .replace(/^(\d{4})-0?(\d+)-0?(\d+) 0?(\d+):/gm, "$1/$2/$3 $4:")
    .replaceAll("\n", "\r\n");
  const [own, excel] = [
    await readImportFile(utf8(text), aliPoint),
    await readImportFile(gbk(saved), aliPoint),
  ];
  const plain = (file: typeof own) =>
    file.ok &&
    file.rows.map(({ at: when, kind, points, subject }) => [when, kind, points, subject]);
  expect(saved).toContain("\r\n2023/11/1 20:07,");
  expect(plain(excel)).toEqual(plain(own));
  expect(replayRows(excel.ok ? excel.rows : [], now, aliPoint)).toMatchObject({
    applied: 417,
    problems: [],
  });
});

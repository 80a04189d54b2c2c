import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { aliPoint } from "../../catalog/alipoint.ts";
import { readImportFile } from "./read-file.ts";

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** A workbook of one sheet. Style 1 is a date with a time. */
function workbook(rows: string, more: Record<string, Uint8Array> = {}) {
  const files = {
    "_rels/.rels": `${XML}<Relationships ${PACKAGE}><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook ${MAIN} xmlns:r="${RELS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships ${PACKAGE}><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELS}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `${XML}<styleSheet ${MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `${XML}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
  };
  const bytes = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync({ ...Object.fromEntries(bytes), ...more });
}

const words = (address: string, text: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const number = (address: string, value: string, style = 0) =>
  `<c r="${address}" s="${style}"><v>${value}</v></c>`;
const HEAD = `<row r="2">${words("A2", "日期")}${words("B2", "说明")}${words("C2", "积分")}</row>`;

async function refusal(bytes: Uint8Array) {
  const file = await readImportFile(bytes, aliPoint);
  return file.ok ? undefined : file.fault;
}

describe("a workbook", () => {
  it("is read: dates, times, numbers and words, by the rows of its first sheet", async () => {
    const file = await readImportFile(
      workbook(
        `<row r="1">${words("A1", "My bank")}</row>${HEAD}` +
          `<row r="4">${number("A4", "45231.838194444441", 1)}${words("B4", "签到 &amp; 1")}${number("C4", "1.5E3")}</row>` +
          `<row r="5">${words("A5", "2023/11/2")}${number("C5", "-20")}</row>` +
          `<row r="6">${words("A6", "2023/11/2")}${number("C6", "0.5")}</row>`,
      ),
      aliPoint,
    );
    expect(file).toMatchObject({
      ok: true,
      ignored: [1],
      rows: [
        {
          line: 4,
          at: Date.parse("2023-11-01T20:07:00+08:00"),
          points: 1_500,
          subject: { words: "签到 & 1" },
        },
        { line: 5, at: Date.parse("2023-11-02T00:00:00+08:00"), points: -20 },
      ],
      problems: [{ line: 6, code: "amount-not-whole", column: "积分", cell: "0.5" }],
    });
  });

  it("is refused with a hint if it is of an old Excel or has a password", async () => {
    expect(await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toBe("old-spreadsheet");
  });

  it("is refused if it is damaged, or another archive", async () => {
    const whole = workbook(HEAD);
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe("spreadsheet-unreadable");
    expect(await refusal(zipSync({ "a.xml": strToU8("<a/>") }))).toBe("spreadsheet-unreadable");
  });

  it("is refused before it has inflated to more than 128 MB", async () => {
    const zeros = new Uint8Array(64 * 1024 * 1024 + 1);
    const bomb = workbook(HEAD, { "xl/a.xml": zeros, "xl/b.xml": zeros });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(bomb)).toBe("spreadsheet-too-large");
  });

  it.each([
    [
      "too many cells between two",
      `${HEAD}<row r="999999">${number("XFD999999", "1")}</row>`,
      "spreadsheet-too-large",
    ],
    [
      "a row number that never ends",
      `${HEAD}<row r="1e12">${number("A3", "1")}</row>`,
      "spreadsheet-unreadable",
    ],
    ["an address in entities", `${HEAD}<row r="&#49;e12"></row>`, "spreadsheet-unreadable"],
  ])("is refused if it has %s", async (_what, rows, fault) => {
    expect(await refusal(workbook(rows))).toBe(fault);
  });
});

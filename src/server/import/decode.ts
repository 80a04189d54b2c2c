import type { ImportFault } from "../../contract/demo.ts";

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly pointer: string; readonly fault: ImportFault };

const SAMPLE = 4_096;
/** No text has control characters, except tabs, line ends and escape sequences. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
/** Encodings that are recognised, in order to name them: their text may be read wrongly. */
const NAMED = ["Big5", "Shift_JIS", "EUC-KR"];

/** UTF-8, UTF-16 and GB18030, which contains GBK and GB2312. Any other encoding is refused and named. */
export function decode(bytes: Uint8Array): Decoded {
  const marked = markOf(bytes) ?? unmarkedUtf16(bytes);
  const encoding = marked ?? "UTF-8";
  const text = decodeAs(encoding, bytes);
  if (text !== undefined) return { ok: true, text, encoding };
  if (marked !== undefined) return refused(`/encoding/${marked}`, "encoding-unknown");
  const chinese = decodeAs("GB18030", bytes);
  if (chinese !== undefined && isText(chinese) && isCommonChinese(bytes)) {
    return { ok: true, text: chinese, encoding: "GB18030" };
  }
  if (!isText(decodeAs("windows-1252", bytes.subarray(0, SAMPLE)) ?? "")) {
    return refused("", "not-text");
  }
  const name = NAMED.find((each) => decodeAs(each, bytes) !== undefined);
  return refused(`/encoding/${name ?? "windows-1252"}`, "encoding-unknown");
}

/** Pictures and archives have control characters in their first bytes. */
export function isText(text: string): boolean {
  return !CONTROL.test(text.slice(0, SAMPLE));
}

function refused(pointer: string, fault: ImportFault): Decoded {
  return { ok: false, pointer, fault };
}

/** `undefined` if the bytes are not valid in the encoding. Removes the byte order mark. */
function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The encoding that a byte order mark names. */
function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "UTF-8";
  if (first === 0xff && second === 0xfe) return "UTF-16LE";
  return first === 0xfe && second === 0xff ? "UTF-16BE" : undefined;
}

/** In UTF-16 every other byte of Latin letters is zero. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 64);
  const zerosAt = (parity: number) =>
    sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  const many = sample.length / 4;
  if (odd > many && even === 0) return "UTF-16LE";
  return even > many && odd === 0 ? "UTF-16BE" : undefined;
}

/**
 * Most texts of other encodings are valid GB18030 too, but with rare characters: nine of ten characters of a Chinese
 * text are in GB2312.
 */
function isCommonChinese(bytes: Uint8Array): boolean {
  let common = 0;
  let all = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    index += 1;
    const trail = bytes[index] ?? 0;
    all += 1;
    if (isGb2312(lead) && trail >= 0xa1) common += 1;
  }
  return common >= all * 0.9;
}

/** Symbols, and the 6,763 characters. */
function isGb2312(lead: number): boolean {
  return (lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xf7);
}

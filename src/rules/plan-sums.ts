/** A set of whole numbers: bit `n` of `bits` for `n`. From the word `end` on it is empty. */
export type Sums = { readonly bits: Uint32Array; readonly end: number };

export const emptySums: Sums = { bits: new Uint32Array(0), end: 0 };

/** Whether there is a number from `from` to `to`. */
export function hasAny({ bits, end }: Sums, from: number, to: number): boolean {
  if (to < from) return false;
  const first = from >>> 5;
  const last = Math.min(to >>> 5, end - 1);
  for (let word = first; word <= last; word++) {
    let found = bits[word] as number;
    if (word === first) found &= -1 << (from & 31);
    if (word === to >>> 5) found &= -1 >>> (31 - (to & 31));
    if (found !== 0) return true;
  }
  return false;
}

/** The greatest number; -1: there is none. */
export function highest({ bits, end }: Sums): number {
  for (let word = end - 1; word >= 0; word--) {
    const found = bits[word] as number;
    if (found !== 0) return word * 32 + 31 - Math.clz32(found);
  }
  return -1;
}

/** Adds to a set what comes of another one's numbers from `from` on, each `step` more, below `limit`. It may change it. */
export function addShifted(into: Sums, of: Sums, from: number, step: number, limit: number): Sums {
  if (limit <= 0) return into;
  const first = from >>> 5;
  const shift = step & 31;
  const move = step >>> 5;
  const last = Math.min(of.end, ((limit - 1) >>> 5) - move);
  if (last < first) return into;
  const end = Math.max(into.end, last + move + 1);
  const bits = into.bits.length < end ? longer(into.bits, ((limit - 1) >>> 5) + 1) : into.bits;
  let carry = 0;
  let keep = -1 << (from & 31);
  for (let word = first; word <= last; word++) {
    const moved = (of.bits[word] ?? 0) & keep;
    keep = -1;
    bits[word + move] = (bits[word + move] as number) | (moved << shift) | carry;
    carry = shift === 0 ? 0 : moved >>> (32 - shift);
  }
  if (end === bits.length && (limit & 31) !== 0) {
    bits[end - 1] = (bits[end - 1] as number) & ((1 << (limit & 31)) - 1);
  }
  return { bits, end };
}

function longer(bits: Uint32Array, length: number): Uint32Array {
  const more = new Uint32Array(length);
  more.set(bits);
  return more;
}

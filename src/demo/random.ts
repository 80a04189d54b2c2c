/** Everything that happens by chance in a run, drawn from its seed. */
export type Random = ReturnType<typeof seededRandom>;

/** `sfc32`: four words of state, so that neighbouring seeds have nothing in common after a few draws. */
export function seededRandom(seed: number) {
  let [a, b, c, counter] = [seed >>> 0, 0x9e3779b9, 0x243f6a88, 1];

  function word(): number {
    const next = (((a + b) >>> 0) + counter++) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + next) >>> 0;
    return next;
  }
  for (let round = 0; round < 15; round++) word();

  const random = () => word() / 2 ** 32;
  /** A whole number, both ends included. */
  const from = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return {
    random,
    from,
    chance: (probability: number) => random() < probability,
    pick<T>(list: readonly T[]): T {
      return list[from(0, list.length - 1)] as T;
    },
    uuid(): string {
      const hex = [word(), word(), word(), word()]
        .map((part) => part.toString(16).padStart(8, "0"))
        .join("");
      return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
    },
  };
}

import { describe, expect, it } from "vitest";
import { List, Trail } from "./plan-list.ts";

const waysOf = ({ length, sums, actions, costs, steps, used }: List) =>
  Array.from({ length }, (_, at) => [sums[at], actions[at], costs[at], steps[at], used[at]]);

/** As many ways as asked, each with numbers of its own. */
function listOf(length: number): List {
  const list = new List();
  for (let at = 0; at < length; at++) list.put(at, at % 7, at / 2, at - 1, at % 5);
  return list;
}

describe("a list of ways", () => {
  it("has what was put into it, in that order, however much it is", () => {
    for (const length of [0, 1, 64, 65, 300]) {
      expect(waysOf(listOf(length))).toEqual(
        Array.from({ length }, (_, at) => [at, at % 7, at / 2, at - 1, at % 5]),
      );
    }
  });

  it("needs any way at first, and any to another sum", () => {
    const list = new List();
    expect(list.needs(0, 0, 0)).toBe(true);
    list.put(5, 1, 10, -1, 0);
    expect(list.needs(6, 99, 0)).toBe(true);
  });

  it("needs a second way to a sum only if it costs less", () => {
    const list = new List();
    list.put(5, 1, 10, -1, 0);
    expect(list.needs(5, 9, 0)).toBe(true);
    expect(list.needs(5, 10, 0)).toBe(false);
    expect(list.needs(5, 11, 0)).toBe(false);
  });

  it("needs a dearer way that left more of what is scarce, and none that left less", () => {
    const list = new List();
    list.put(5, 1, 10, -1, 0b110);
    expect(list.needs(5, 11, 0b100)).toBe(true);
    expect(list.needs(5, 11, 0b001)).toBe(true);
    expect(list.needs(5, 11, 0b110)).toBe(false);
    expect(list.needs(5, 11, 0b111)).toBe(false);
    expect(list.needs(5, 9, 0b111)).toBe(true);
  });

  it("looks past the last way to all others of the sum, and to no other sum's", () => {
    const list = new List();
    list.put(4, 1, 1, -1, 0b00);
    list.put(5, 1, 10, -1, 0b01);
    list.put(5, 2, 11, -1, 0b10);
    expect(list.needs(5, 10, 0b01)).toBe(false);
    expect(list.needs(5, 10, 0b11)).toBe(false);
    expect(list.needs(5, 9, 0b11)).toBe(true);
    expect(list.needs(5, 12, 0b00)).toBe(true);
  });

  it("looks as far as the very first", () => {
    const list = new List();
    list.put(5, 1, 10, -1, 0b01);
    list.put(5, 2, 11, -1, 0b10);
    list.put(5, 3, 12, -1, 0b00);
    expect(list.needs(5, 10, 0b101)).toBe(false);
  });

  it("forgets what some bits said, of every way", () => {
    const list = new List();
    for (const used of [0b101, 0b110, 0b011]) list.put(5, 1, 10, -1, used);
    list.forget(0b100);
    expect(waysOf(list).map((way) => way[4])).toEqual([0b001, 0b010, 0b011]);
  });

  it("keeps the ways that it is told to, whole and in order", () => {
    const list = listOf(200);
    list.keep((at) => at % 3 === 1);
    expect(waysOf(list)).toEqual(waysOf(listOf(200)).filter((_, at) => at % 3 === 1));
  });
});

describe("a trail", () => {
  it("leads back from a step to the first, and tells the parts from the first on", () => {
    const trail = new Trail();
    const first = trail.add(7, -1);
    const second = trail.add(8, first);
    const aside = trail.add(9, first);
    expect(trail.to(-1)).toEqual([]);
    expect(trail.to(first)).toEqual([7]);
    expect(trail.to(second)).toEqual([7, 8]);
    expect(trail.to(aside)).toEqual([7, 9]);
  });

  it("holds as many steps as there are", () => {
    const trail = new Trail();
    const parts = Array.from({ length: 3_000 }, (_, part) => part);
    const end = parts.reduce((before, part) => trail.add(part, before), -1);
    expect(trail.to(end)).toEqual(parts);
  });
});

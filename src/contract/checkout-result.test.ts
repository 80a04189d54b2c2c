import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { isSigned, returnAddress, type CheckoutResult } from "./checkout-result.ts";

const secret = btoa("a secret of the partner and the service");
const result: CheckoutResult = {
  orderId: "6f0c1a52-8f5e-4a8f-9d7e-0d9f8f1f2a3b",
  number: "PT 20819",
  state: "held",
  payment: "new-3",
  points: 250,
  fen: 1_000,
  at: "2026-11-30T16:00:00.000Z",
};
const signed = () => new URL(returnAddress("https://shop.example/back?cart=7", result, secret));

it("signs a result so that a partner can check it with any cryptography", () => {
  const { origin, searchParams } = signed();
  expect(origin).toBe("https://shop.example");
  expect(searchParams.get("cart")).toBe("7");
  const text =
    "orderId=6f0c1a52-8f5e-4a8f-9d7e-0d9f8f1f2a3b&number=PT+20819&state=held&payment=new-3&points=250&fen=1000" +
    "&at=2026-11-30T16%3A00%3A00.000Z";
  expect(searchParams.get("signature")).toBe(
    createHmac("sha256", Buffer.from(secret, "base64")).update(text).digest("base64url"),
  );
  expect(isSigned(searchParams, secret)).toBe(true);
});

it.each(["orderId", "number", "state", "payment", "points", "fen", "at", "signature"])(
  "detects that %s was changed, removed or added twice",
  (name) => {
    const changed = signed().searchParams;
    changed.set(name, `${changed.get(name)}0`);
    expect(isSigned(changed, secret)).toBe(false);
    const removed = signed().searchParams;
    removed.delete(name);
    expect(isSigned(removed, secret)).toBe(false);
    const twice = signed().searchParams;
    twice.append(name, "1");
    // Only the first signature is read.
    expect(isSigned(twice, secret)).toBe(name === "signature");
  },
);

it("detects a signature of another partner", () => {
  expect(isSigned(signed().searchParams, btoa("another secret"))).toBe(false);
});

it("replaces what the return address had under the same names", () => {
  const url = returnAddress("https://shop.example/?state=paid&payment=x", { ...result }, secret);
  expect(new URL(url).searchParams.getAll("state")).toEqual(["held"]);
  const { payment: _payment, ...open } = result;
  const address = new URL(returnAddress("https://shop.example/?payment=x", open, secret));
  expect(address.searchParams.has("payment")).toBe(false);
  expect(isSigned(address.searchParams, secret)).toBe(true);
});

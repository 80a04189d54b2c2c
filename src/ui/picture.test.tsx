import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { merchants } from "../catalog/merchants.ts";
import { partners, rebates, tasks } from "../catalog/offers.ts";
import { products } from "../catalog/products.ts";
import { projects } from "../catalog/projects.ts";
import { Picture } from "./picture.tsx";

const square = [...partners, ...rebates, ...tasks, ...merchants].map(({ picture }) => picture);
const wide = [...products, ...projects].map(({ picture }) => picture);

it.each([
  ["square", square],
  ["wide", wide],
] as const)("shows the %s pictures that the catalog names", (shape, names) => {
  for (const name of names) {
    const html = renderToStaticMarkup(<Picture shape={shape} name={name} />);
    expect(html).toContain(`/pictures/${shape}/${name}.svg`);
  }
});

it.each(["square", "wide"] as const)("shows a neutral %s picture for a name it lacks", (shape) => {
  const html = renderToStaticMarkup(<Picture shape={shape} name="../wide/never-drawn" />);
  expect(html).toContain(`/pictures/${shape}/unknown.svg`);
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { sampleCatalog } from "../catalog/alipoint.ts";
import { readGullpoints } from "../catalog/gullpoints.ts";
import { Picture } from "./picture.tsx";

const catalogs = [sampleCatalog, readGullpoints().catalog];
const square = catalogs
  .flatMap(({ partners, rebates, tasks, merchants }) => [partners, rebates, tasks, merchants])
  .flatMap((items) => items.map(({ picture }) => picture));
const wide = catalogs
  .flatMap(({ products, projects }) => [...products, ...projects])
  .map(({ picture }) => picture);

it.each([
  ["square", square],
  ["wide", wide],
] as const)("shows the %s pictures that the catalogs name", (shape, names) => {
  for (const name of names) {
    const html = renderToStaticMarkup(<Picture shape={shape} name={name} />);
    expect(html).toContain(`/pictures/${shape}/${name}.svg`);
  }
});

it.each(["square", "wide"] as const)("shows a neutral %s picture for a name it lacks", (shape) => {
  const html = renderToStaticMarkup(<Picture shape={shape} name="../wide/never-drawn" />);
  expect(html).toContain(`/pictures/${shape}/unknown.svg`);
});

it("shows a picture at an address, which learns nothing about the page", () => {
  const address = "https://pictures.example/tea.png";
  const html = renderToStaticMarkup(<Picture shape="wide" name={address} />);
  expect(html).toContain(`src="${address}"`);
  expect(html).toContain('alt=""');
  expect(html).toContain('referrerPolicy="no-referrer"');
  expect(renderToStaticMarkup(<Picture shape="wide" name="javascript:alert(1)" />)).not.toContain(
    "javascript",
  );
});

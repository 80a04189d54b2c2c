import { awards } from "./awards.ts";
import { createCatalog } from "./catalog.ts";
import { merchants } from "./merchants.ts";
import { cards, partners, rebates, tasks } from "./offers.ts";
import { products } from "./products.ts";
import { projects } from "./projects.ts";

/** The sample programme's catalog. All names are made up: real ones would imply an endorsement. */
export const sampleCatalog = createCatalog({
  products,
  partners,
  rebates,
  tasks,
  cards,
  merchants,
  projects,
  awards,
});

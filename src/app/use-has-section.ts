import { useQuery } from "@tanstack/react-query";
import { programmeQuery } from "../api/queries.ts";
import type { Feature } from "../contract/programme.ts";

/** A section exists if the programme has one of its features; a section that is not listed always does. */
const featuresOfSection: Readonly<Record<string, readonly Feature[]>> = {
  obtain: ["exchange", "rebate", "task", "top-up"],
  pay: ["pay"],
  checkout: ["pay", "redeem"],
  redeem: ["redeem"],
  donate: ["donate"],
  draw: ["draw"],
};

/** Whether the programme has the section of an address. Before the programme is known every section is there. */
export function useHasSection(): (address: string) => boolean {
  const { data: programme } = useQuery(programmeQuery);
  return (address) => {
    const [, section = ""] = address.split("/");
    const needed = featuresOfSection[section];
    return !programme || !needed || needed.some((feature) => programme.features.includes(feature));
  };
}

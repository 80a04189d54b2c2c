const files = import.meta.glob<string>("./statements/*.csv", {
  eager: true,
  query: "?url&no-inline",
  import: "default",
});

/** The address of a statement in `statements`, by its name without `.csv`. */
export function statementAddress(name: string): string {
  const address = files[`./statements/${name}.csv`];
  if (address === undefined) throw new Error(`no statement ${name}`);
  return address;
}

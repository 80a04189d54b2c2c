import { execFile } from "node:child_process";
import { promisify } from "node:util";
import papa from "papaparse";

const execute = promisify(execFile);

/** Points by account, as a program computes them. The file must load without an error. */
export type Balances = ReadonlyMap<string, number>;

export async function beancountBalances(path: string): Promise<Balances> {
  await run("bean-check", path);
  // Not `sum(position)`, because bean-query cannot print one of 16 digits.
  const query = "select account, sum(number) group by account";
  return balancesIn(await run("bean-query", "-q", "-f", "csv", path, query));
}

export async function hledgerBalances(path: string): Promise<Balances> {
  await run("hledger", "check", "--strict", "-f", path);
  await run("hledger", "check", "ordereddates", "-f", path);
  return balancesIn(await run("hledger", "balance", "-f", path, "--flat", "-N", "-O", "csv"));
}

/** The standard output of a program. Any output to standard error is an error. */
async function run(program: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  const { stdout, stderr } = await execute(program, args, { env, maxBuffer: 2 ** 30 });
  if (stderr.trim() !== "") throw new Error(`${program}: ${stderr}`);
  return stdout;
}

/** Two columns below a header row. An amount of 0 may be empty. */
function balancesIn(csv: string): Balances {
  const { data } = papa.parse<string[]>(csv.trim());
  const rows = data.slice(1).map(([account = "", amount = ""]): [string, number] => {
    const points = Number(amount.trim() === "" ? 0 : amount.replace(/ POINT *$/, ""));
    if (!Number.isSafeInteger(points)) throw new Error(`${account}: ${amount}`);
    return [account.trim(), points];
  });
  return new Map(rows);
}

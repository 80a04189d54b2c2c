import { columnRole, type ColumnRole, type ImportQuery } from "../../contract/demo.ts";
import { COLUMNS } from "../export/csv.ts";

/** Names of columns in files of banks, shops and other programmes, in lower case, without spaces and units. */
const names: Readonly<Record<ColumnRole, string>> = {
  date: "date datetime day transactiondate bookingdate postingdate valuedate posted created completeddate 日期 日期时间 交易日期 交易时间 交易创建时间 记账日期 入账日期 入账时间 发生日期 发生时间 变动时间 创建时间 获得时间 付款时间 操作时间",
  time: "time timeofday 时间 时刻",
  description:
    "description details detail memo note notes title item narrative payee merchant reference text activity 说明 描述 摘要 备注 交易说明 交易摘要 商品说明 商品名称 商品 名称 项目 事项 用途 来源 来源用途 明细 内容 交易内容 积分来源",
  points:
    "points point amount change value quantity pointschange 积分 积分数 积分值 分值 分数 数量 变动 积分变动 变动积分 变动数量 交易积分 积分数量 集分宝 集分宝数量 金额 发生额",
  earned:
    "earned credit credits in received deposit deposits income paidin moneyin pointsearned pointsin 获得 收入 存入 增加 获取 获得积分 收入积分 增加积分 贷方 收入数量",
  spent:
    "spent debit debits out used redeemed withdrawal withdrawals paidout moneyout pointsspent pointsused pointsout 支出 使用 消费 减少 扣减 使用积分 支出积分 消费积分 减少积分 借方 支出数量",
  kind: "kind type category transactiontype 类型 类别 种类 交易类型 变动类型 业务类型 收支类型",
  balance:
    "balance runningbalance balanceafter pointsbalance 余额 积分余额 结余 剩余 剩余积分 可用积分 当前积分 变动后积分 账户余额",
  number:
    "entry entrynumber number no no. # id transactionid referencenumber 序号 编号 流水号 交易号 交易流水号 订单号 交易订单号",
};

const roleOf = new Map(
  (Object.keys(names) as ColumnRole[]).flatMap((role) =>
    names[role].split(" ").map((name) => [name, role] as const),
  ),
);

/** Title lines above the header are not more than this. */
const MOST_TITLES = 50;

export type Header = {
  /** The index of the header among the rows; -1 if the file has none. */
  readonly index: number;
  readonly names: readonly string[];
  /** What each column holds; `null` for one that is not read. */
  readonly roles: readonly (ColumnRole | null)[];
  /** The columns of our own exports by name, if the file is one. */
  readonly exported?: ReadonlyMap<string, number>;
};

type Rows = readonly { readonly cells: readonly string[] }[];

/**
 * The first row that names a date and points; with the roles that the member chose, if any. Without such a row the
 * member must choose. `undefined` if the file is no table.
 */
export function headerOf(rows: Rows, { columns }: ImportQuery): Header | undefined {
  const chosen = columns?.split(",").map((role) => columnRole.safeParse(role).data ?? null);
  const found = findHeader(rows);
  if (found) return chosen && !found.exported ? { ...found, roles: chosen } : found;
  const [first, second] = rows;
  if (!first || (first.cells.length < 2 && (second?.cells.length ?? 0) < 2)) return undefined;
  // A first row with a number is a row like the others.
  const isHeader = !first.cells.some((cell) => /^[+-]?\d+$/.test(cell.trim()));
  const names = isHeader ? first.cells : first.cells.map((_cell, index) => String(index + 1));
  return { index: isHeader ? 0 : -1, names, roles: chosen ?? names.map(() => null) };
}

function findHeader(rows: Rows): Header | undefined {
  for (const [index, { cells }] of rows.slice(0, MOST_TITLES).entries()) {
    const roles = rolesOf(cells);
    if (isComplete(roles)) {
      return { index, names: cells.map((cell) => cell.trim()), roles, ...exportedColumns(cells) };
    }
  }
  return undefined;
}

export function isComplete(roles: readonly (ColumnRole | null)[]): boolean {
  const has = (role: ColumnRole) => roles.includes(role);
  return has("date") && (has("points") || has("earned") || has("spent"));
}

/** How many columns the best row names: 0 if no row is a header. Decides between separators. */
export function namedColumns(rows: readonly (readonly string[])[]): number {
  const counts = rows.slice(0, MOST_TITLES).map((cells) => {
    const roles = rolesOf(cells);
    return isComplete(roles) ? roles.filter((role) => role !== null).length : 0;
  });
  return Math.max(0, ...counts);
}

/** Two columns never have the same role: the first has it. */
function rolesOf(cells: readonly string[]): (ColumnRole | null)[] {
  const taken = new Set<ColumnRole>();
  const named = cells.map((cell) => roleOf.get(plainName(cell)) ?? null);
  // A single column of times holds the dates too.
  const onlyTime = !named.includes("date");
  return named.map((found) => {
    const role = found === "time" && onlyTime ? "date" : found;
    if (role === null || taken.has(role)) return null;
    taken.add(role);
    return role;
  });
}

/** `Points (pts)` -> `points`. */
function plainName(cell: string): string {
  return cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[([].*$/, "")
    .replace(/[\s_*:/-]/g, "");
}

/** Exports of earlier versions do not have the last column. */
function exportedColumns(cells: readonly string[]) {
  const header = cells.map((cell) => cell.trim().toLowerCase());
  const needed = COLUMNS.slice(0, -1);
  if (!needed.every((column) => header.includes(column))) return {};
  return { exported: new Map(COLUMNS.map((column) => [column, header.indexOf(column)] as const)) };
}

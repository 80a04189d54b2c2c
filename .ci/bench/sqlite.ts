import initSqlJs from "sql.js";
import type { Entry } from "../../src/rules/entry.ts";

const SQL = await initSqlJs();

/**
 * The same in SQLite (WASM, in memory), with prepared statements and an index in spending order: each spend takes
 * from its lots and writes its entry and allocations, as the rules make them. One transaction for all.
 */
export function openSqlite() {
  const db = new SQL.Database();
  db.run(`
    CREATE TABLE lots (id INTEGER PRIMARY KEY, expires_at INTEGER, obtained_at INTEGER, remaining INTEGER);
    CREATE INDEX spending ON lots (expires_at, obtained_at, id) WHERE remaining > 0;
    CREATE TABLE entries (seq INTEGER PRIMARY KEY, at INTEGER, points INTEGER);
    CREATE TABLE allocations (seq INTEGER, lot INTEGER, points INTEGER);
  `);
  const insert = db.prepare("INSERT INTO lots VALUES (?, ?, ?, ?)");
  const next = db.prepare(
    "SELECT id, remaining FROM lots WHERE remaining > 0 AND expires_at > ? ORDER BY expires_at, obtained_at, id LIMIT 1",
  );
  const enter = db.prepare("INSERT INTO entries VALUES (?, ?, ?)");
  const allocate = db.prepare("INSERT INTO allocations VALUES (?, ?, ?)");
  const take = db.prepare("UPDATE lots SET remaining = remaining - ? WHERE id = ?");

  let seq = 0;
  function spendOnce(use: number) {
    seq += 1;
    enter.run([seq, 0, -use]);
    for (let missing = use; missing > 0;) {
      next.bind([0]);
      next.step();
      const [id = 0, remaining = 0] = next.get() as number[];
      next.reset();
      const taken = Math.min(remaining, missing);
      take.run([taken, id]);
      allocate.run([seq, id, taken]);
      missing -= taken;
    }
  }

  return {
    fill(lots: number, granted: number, at: (lot: number) => number) {
      db.run("BEGIN");
      for (let lot = 0; lot < lots; lot++) insert.run([lot, at(lot), at(lot), granted]);
      db.run("COMMIT");
    },
    /** Goes back to the full table when half of it is spent. */
    spend(use: number, lots: number, count: number) {
      const before = Math.max(1, Math.floor((lots * 1_000) / use / 2));
      db.run("BEGIN");
      for (let done = 0; done < count; done++) {
        if (done % before === 0) db.run("ROLLBACK; BEGIN");
        spendOnce(use);
      }
      db.run("ROLLBACK");
    },
    fold(ledger: readonly Entry[]) {
      db.run("BEGIN");
      for (const entry of ledger) {
        if (entry.kind === "grant")
          insert.run([entry.seq, entry.expiresAt, entry.at, entry.points]);
        else if ("allocations" in entry) {
          for (const { lotId, points } of entry.allocations) take.run([points, lotId]);
        }
      }
      db.run("COMMIT");
      db.close();
    },
  };
}

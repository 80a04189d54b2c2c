import initSqlJs from "sql.js";
import type { Entry } from "../../src/rules/ledger/entry.ts";

const SQL = await initSqlJs();

/**
 * Spends and folds in SQLite (WASM, in memory), with prepared statements and an index in spending order. Each spend takes
 * from its lots and writes its entry and allocations. All run in one transaction.
 */
export function openSqlite() {
  const db = new SQL.Database();
  db.run(`
    CREATE TABLE lots (
      id INTEGER PRIMARY KEY, expires_at INTEGER, obtained_at INTEGER,
      source TEXT, subject TEXT, granted INTEGER, remaining INTEGER CHECK (remaining >= 0)
    );
    CREATE INDEX spending ON lots (expires_at, obtained_at, id) WHERE remaining > 0;
    CREATE TABLE entries (seq INTEGER PRIMARY KEY, at INTEGER, points INTEGER);
    CREATE TABLE allocations (seq INTEGER, lot INTEGER, points INTEGER);
  `);
  const insertLot = db.prepare("INSERT INTO lots VALUES (?, ?, ?, ?, ?, ?, ?)");
  const selectNext = db.prepare(
    "SELECT id, remaining FROM lots WHERE remaining > 0 AND expires_at > ? ORDER BY expires_at, obtained_at, id LIMIT 1",
  );
  const insertEntry = db.prepare("INSERT INTO entries VALUES (?, ?, ?)");
  const insertAllocation = db.prepare("INSERT INTO allocations VALUES (?, ?, ?)");
  const take = db.prepare("UPDATE lots SET remaining = remaining - ? WHERE id = ?");

  let seq = 0;
  function spendOnce(points: number) {
    seq += 1;
    insertEntry.run([seq, 0, -points]);
    for (let missing = points; missing > 0;) {
      selectNext.bind([0]);
      selectNext.step();
      const [id = 0, remaining = 0] = selectNext.get() as number[];
      selectNext.reset();
      const taken = Math.min(remaining, missing);
      take.run([taken, id]);
      insertAllocation.run([seq, id, taken]);
      missing -= taken;
    }
  }

  return {
    fill(lots: number, granted: number, at: (lot: number) => number) {
      db.run("BEGIN");
      for (let lot = 0; lot < lots; lot++) {
        insertLot.run([lot, at(lot), at(lot), "import", "bench", granted, granted]);
      }
      db.run("COMMIT");
    },
    /** Starts again with the full table when half of it is spent. */
    spend(points: number, lots: number, count: number) {
      const untilHalf = Math.max(1, Math.floor((lots * 1_000) / points / 2));
      db.run("BEGIN");
      for (let done = 0; done < count; done++) {
        if (done % untilHalf === 0) db.run("ROLLBACK; BEGIN");
        spendOnce(points);
      }
      db.run("ROLLBACK");
    },
    /** Computes what a wallet contains: the lots, the lifetime totals, and the balance by expiry. */
    fold(ledger: readonly Entry[]): number {
      db.run("BEGIN");
      for (const entry of ledger) {
        if (entry.kind === "grant") {
          const { seq, expiresAt, at, source, subject, points } = entry;
          const words = "words" in subject ? JSON.stringify(subject.words) : subject.id;
          insertLot.run([seq, expiresAt, at, source, words, points, points]);
        } else if ("allocations" in entry) {
          for (const { lotId, points } of entry.allocations) take.run([points, lotId]);
        }
      }
      db.run("COMMIT");
      db.exec("SELECT sum(granted), sum(granted - remaining) FROM lots");
      const [rows] = db.exec(
        "SELECT expires_at, sum(remaining) FROM lots WHERE remaining > 0 GROUP BY expires_at",
      );
      db.close();
      return rows?.values.reduce((total, [, left]) => total + Number(left), 0) ?? 0;
    },
  };
}

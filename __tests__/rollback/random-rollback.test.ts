/**
 * Ways back between states of random schemas: most are found, and none is offered that does not lead back.
 */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { assert, asyncProperty } from "fast-check";
import { openSession } from "../../src/postgres/pg-session.ts";
import type { Database, Server } from "../../src/postgres/server.ts";
import { findRollback } from "../../src/rollback/find-rollback.ts";
import type { RollbackStates } from "../../src/rollback/generate-rollback.ts";
import { changesBack, readStates } from "../../src/rollback/generate-rollback.ts";
import { proveRollback } from "../../src/rollback/prove-rollback.ts";
import { histories, live } from "../catalog/random-ddl.ts";
import { ScratchDatabase } from "../catalog/scratch-database.ts";
import { holdServer } from "../support/held-server.ts";

const RUNS = Number(process.env["MIGRATION_GATE_ROLLBACK_RUNS"] ?? 3);
const SEED = Number(process.env["MIGRATION_GATE_ROLLBACK_SEED"] ?? 20_240_302);
const STATES = 3;
/** Milliseconds. */
const PATIENCE = RUNS * 30_000;

let server: Server;
let release: () => Promise<void>;
let scratch: ScratchDatabase;
beforeAll(async () => {
  ({ server, release } = await holdServer(18));
  scratch = await ScratchDatabase.create(18);
});
afterAll(async () => {
  await scratch.drop();
  await release();
});

async function copyOfScratch(): Promise<Database> {
  await scratch.session.end();
  const copy = await server.createDatabase({ name: scratch.name } as Database);
  scratch.session = await openSession({ connectionString: scratch.url });
  return copy;
}

const count = { tried: 0, found: 0 };
const reasons: string[] = [];

async function goBack(after: Database, before: Database): Promise<void> {
  const unread = { server, after, before, scope: { major: 18, exclude: [], since: null } };
  const states: RollbackStates = { ...unread, catalogs: await readStates(unread) };
  if (states.catalogs === undefined || changesBack(states.catalogs).length === 0) return;
  count.tried += 1;
  const found = await findRollback(states);
  if ("reason" in found) {
    reasons.push(found.reason);
    return;
  }
  count.found += 1;
  // One statement less, and it is refused: nothing in it is without effect, or what is left fails.
  const [, ...rest] = found.script.statements.toReversed();
  const proof = await proveRollback(states, { ...found.script, statements: rest.toReversed() });
  expect(proof.proven).toBe(false);
}

test(
  "a way back between two states of a random schema is found mostly, and one with a statement less is refused",
  async () => {
    const property = asyncProperty(histories(STATES), async (history) => {
      let before: Database | null = null;
      await live(scratch, history, async () => {
        const after = await copyOfScratch();
        if (before !== null) {
          await goBack(after, before);
          await before.drop();
        }
        before = after;
      });
      await (before as Database | null)?.drop();
    });
    await assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
    if (process.env["MIGRATION_GATE_ROLLBACK_RUNS"] !== undefined) console.log(count, reasons);
    expect(count.found / count.tried).toBeGreaterThanOrEqual(0.7);
  },
  PATIENCE,
);

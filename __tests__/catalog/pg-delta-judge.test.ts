/**
 * The catalog of `@supabase/pg-delta` as a second judge, on PostgreSQL 18, for the kinds that it has: what it finds
 * different between two states of a random schema is different here. The other way around does not hold: it hides options
 * of servers, and lacks kinds.
 */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Delta, FactBase } from "@supabase/pg-delta";
import { diff, extract } from "@supabase/pg-delta";
import { assert, asyncProperty } from "fast-check";
import { Pool } from "pg";
import type { Catalog } from "../../src/catalog/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { histories, live } from "./random-ddl.ts";
import { ScratchDatabase } from "./scratch-database.ts";

const RUNS = Number(process.env["MIGRATION_GATE_JUDGE_RUNS"] ?? 5);
const SEED = Number(process.env["MIGRATION_GATE_JUDGE_SEED"] ?? 20_240_302);
/** Each is compared with all that came before it. */
const STATES = 14;
/** Milliseconds. */
const PATIENCE = RUNS * 15_000;

interface State {
  readonly catalog: Catalog;
  readonly facts: FactBase;
}

let database: ScratchDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await ScratchDatabase.create(18);
  pool = new Pool({ connectionString: database.url, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test(
  "what another catalog finds different between two states is different",
  async () => {
    let pairs = 0;
    const property = asyncProperty(histories(STATES), async (history) => {
      const states: State[] = [];
      await live(database, history, async () => {
        states.push({
          catalog: await database.read(),
          facts: (await extract(pool)).factBase,
        });
      });
      for (const [index, after] of states.entries()) {
        for (const before of states.slice(0, index)) expectAgreement(before, after);
        pairs += index;
      }
    });
    await assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
    expect(pairs).toBe((RUNS * STATES * (STATES - 1)) / 2);
  },
  PATIENCE,
);

function expectAgreement(before: State, after: State): void {
  const theirs = diff(before.facts, after.facts).filter(isOfSchema);
  const ours = compareCatalogs(before.catalog, after.catalog, { identity: false });
  const isFound = ours.some(({ cosmetic }) => !cosmetic);
  if (theirs.length > 0 && !isFound) throw new Error(`not found: ${JSON.stringify(theirs, null, 1)}`);
}

/** Other deltas are dependencies, which follow from what depends. Roles are the server's, and other tests make some. */
function isOfSchema(delta: Delta): boolean {
  if (delta.verb !== "add" && delta.verb !== "remove" && delta.verb !== "set") return false;
  const { kind } = delta.verb === "set" ? delta.id : delta.fact.id;
  return kind !== "role" && kind !== "membership";
}

/**
 * pg_dump as the judge: over random schemas and random changes of them, two states have equal catalogs exactly when
 * their dumps are equal. MIGRATION_GATE_JUDGE_RUNS asks for more, MIGRATION_GATE_JUDGE_SEED for others.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { assert, asyncProperty } from "fast-check";
import type { Catalog } from "../../src/catalog/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { digest } from "../../src/catalog/digest.ts";
import { dumpVersion, normalizedDump } from "./normalized-dump.ts";
import type { History } from "./random-ddl.ts";
import { histories, live } from "./random-ddl.ts";
import { ScratchDatabase } from "./scratch-database.ts";

const version = await dumpVersion();
const major = version !== null && version >= 18 ? 18 : 14;
const judge = version === null || version < 14 ? describe.skip : describe;

const RUNS = Number(process.env["MIGRATION_GATE_JUDGE_RUNS"] ?? 16);
/** Each is compared with all that came before it. */
const STATES = 14;
const SEED = Number(process.env["MIGRATION_GATE_JUDGE_SEED"] ?? 20_240_301);
/** Milliseconds; a state takes about a tenth of a second. */
const PATIENCE = RUNS * 10_000;

interface State {
  readonly catalog: Catalog;
  readonly dump: string;
}

judge(`pg_dump ${version}, reading PostgreSQL ${major}, agrees`, () => {
  let database: ScratchDatabase;
  beforeAll(async () => {
    database = await ScratchDatabase.create(major);
  });
  afterAll(async () => database.drop());

  test(
    "that two states of a random schema are the same, or are not",
    async () => {
      let pairs = 0;
      const property = asyncProperty(histories(STATES), async (history) => {
        const states = await statesOf(database, history);
        for (const [index, after] of states.entries()) {
          for (const before of states.slice(0, index)) expectAgreement(before, after);
          pairs += index;
        }
      });
      await assert(property, { numRuns: RUNS, seed: SEED });
      expect(pairs).toBeGreaterThanOrEqual(RUNS * (STATES / 2) * (STATES - 1));
    },
    PATIENCE,
  );
});

async function statesOf(database: ScratchDatabase, history: History): Promise<State[]> {
  const states: State[] = [];
  await live(database, history, async () => {
    const [catalog, dump] = await Promise.all([database.read(), normalizedDump(database.url)]);
    states.push({ catalog, dump });
  });
  return states;
}

function expectAgreement(before: State, after: State): void {
  const equal = before.dump === after.dump;
  if ((digest(before.catalog) === digest(after.catalog)) === equal && sameByIdentity(before, after) === equal) return;
  const changes = compareCatalogs(before.catalog, after.catalog, { identity: false });
  const told = changes.map(({ action, type, name, attributes }) => ({ action, type, name, attributes }));
  const dumped = [missing(before.dump, after.dump), missing(after.dump, before.dump)];
  throw new Error(`the dumps are ${equal ? "equal" : "not equal"}: ${JSON.stringify({ told, dumped }, null, 1)}`);
}

/** Both are states of one database, so that objects can be told by their identity. */
function sameByIdentity(before: State, after: State): boolean {
  return compareCatalogs(before.catalog, after.catalog, { identity: true }).every(({ cosmetic }) => cosmetic);
}

function missing(dump: string, from: string): string[] {
  const there = new Set(from.split(";\n"));
  return dump.split(";\n").filter((statement) => !there.has(statement));
}

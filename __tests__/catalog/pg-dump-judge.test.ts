/**
 * pg_dump as the judge: over random schemas and random changes of them, two states have equal catalogs exactly when
 * their dumps are equal. MIGRATION_GATE_JUDGE_RUNS asks for more, MIGRATION_GATE_JUDGE_SEED for others.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { assert, asyncProperty } from "fast-check";
import type { Catalog, CatalogObject } from "../../src/catalog/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { digest } from "../../src/catalog/digest.ts";
import { dumpVersion, normalizedDump, subjectOf } from "./normalized-dump.ts";
import type { History } from "./random-ddl.ts";
import { histories, live } from "./random-ddl.ts";
import { ScratchDatabase } from "./scratch-database.ts";

const version = await dumpVersion();
const major = version !== null && version >= 18 ? 18 : 14;
const judge = version === null || version < 14 ? describe.skip : describe;

const RUNS = Number(process.env["MIGRATION_GATE_JUDGE_RUNS"] ?? 6);
/** Each is compared with all that came before it. */
const STATES = 14;
const SEED = Number(process.env["MIGRATION_GATE_JUDGE_SEED"] ?? 20_240_301);
/** Milliseconds; a state takes about a tenth of a second. */
const PATIENCE = RUNS * 10_000;

interface State {
  readonly catalog: Catalog;
  readonly dump: ReadonlyMap<string, string>;
  /** Digests of the catalog's objects by subject. */
  readonly digests: ReadonlyMap<string, string>;
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
      await assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
      expect(pairs).toBeGreaterThanOrEqual(RUNS * (STATES / 2) * (STATES - 1));
    },
    PATIENCE,
  );
});

async function statesOf(database: ScratchDatabase, history: History): Promise<State[]> {
  const states: State[] = [];
  await live(database, history, async () => {
    const [catalog, dump] = await Promise.all([database.read(), normalizedDump(database.url)]);
    states.push({ catalog, dump, digests: digestsOf(catalog) });
  });
  return states;
}

/** A comparison that finds nothing by identity, where both are states of one database, finds nothing by key. */
function expectAgreement(before: State, after: State): void {
  const subjects = new Set(
    [before, after].flatMap(({ dump, digests }) => Array.from(dump.keys()).concat(...digests.keys())),
  );
  const wrong = [...subjects].filter(
    (subject) =>
      (before.dump.get(subject) === after.dump.get(subject)) !==
      (before.digests.get(subject) === after.digests.get(subject)),
  );
  const equal = digest(before.catalog) === digest(after.catalog);
  if (wrong.length === 0 && equal === isSameByIdentity(before, after)) return;
  const changes = compareCatalogs(before.catalog, after.catalog, { identity: false });
  const told = changes.map(({ action, type, name, attributes }) => ({ action, type, name, attributes }));
  const dumped = wrong.map((subject) => [subject, missing(before, after, subject), missing(after, before, subject)]);
  throw new Error(JSON.stringify({ told, dumped }, null, 1));
}

function digestsOf({ objects }: Catalog): Map<string, string> {
  const subjects = new Map<string, CatalogObject[]>();
  for (const object of objects) {
    const subject = subjectOf(object.type);
    subjects.set(subject, [...(subjects.get(subject) ?? []), object]);
  }
  return new Map([...subjects].map(([subject, own]) => [subject, digest({ objects: own, unmodelled: {} })]));
}

function isSameByIdentity(before: State, after: State): boolean {
  return compareCatalogs(before.catalog, after.catalog, { identity: true }).every(({ cosmetic }) => cosmetic);
}

/** Statements of the one dump that the other lacks. */
function missing({ dump }: State, other: State, subject: string): string[] {
  const there = new Set((other.dump.get(subject) ?? "").split(";\n"));
  return (dump.get(subject) ?? "").split(";\n").filter((statement) => !there.has(statement));
}

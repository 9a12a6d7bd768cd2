/**
 * The corpus: each folder holds two schemas and what comparing them finds, in both directions. The remedies are run: where
 * there is one, it takes the one schema to the other. `UPDATE_GOLDEN=1` writes the expectations anew, on PostgreSQL 18 (then format them).
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Catalog, CatalogChange } from "../../src/catalog/catalog.ts";
import { compareCatalogs } from "../../src/catalog/compare-catalogs.ts";
import { describeObject } from "../../src/catalog/describe.ts";
import { isDestructive } from "../../src/catalog/destructive.ts";
import { digest } from "../../src/catalog/digest.ts";
import { remedySql } from "../../src/catalog/remedy-sql.ts";
import type { Major } from "./scratch-database.ts";
import { AttributeCoverage } from "./attribute-coverage.ts";
import { ScratchDatabase } from "./scratch-database.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "corpus");

/** Remedies are of the same statements on all majors; on 14 every third case runs them, or all with `CORPUS=all`. */
const runsRemedies = (major: Major, index: number): boolean =>
  major === 18 || index % 3 === 0 || process.env["CORPUS"] === "all";

interface Direction {
  readonly changes: readonly string[];
  /** Null where none is plain. */
  readonly remedy: readonly string[] | null;
}

type Expected = Readonly<Record<"forward" | "backward", Direction>>;

/** Defines the tests of every folder for one major version. */
export function testCorpus(major: Major): void {
  describe(`On PostgreSQL ${major} comparing finds exactly what differs in`, () => {
    const databases: ScratchDatabase[] = [];
    beforeAll(async () => {
      databases.push(await ScratchDatabase.create(major), await ScratchDatabase.create(major));
    });
    afterAll(async () => {
      for (const database of databases) await database.drop();
    });
    const coverage = new AttributeCoverage();
    const names = readdirSync(folder).sort();
    let done = 0;
    for (const [index, name] of names.entries()) {
      const [a, b] = ["a.sql", "b.sql"].map((file) => readFileSync(join(folder, name, file), "utf8"));
      if (a === undefined || b === undefined || since(b) > major) continue;
      test(name, async () => {
        const [one, other] = databases;
        if (one === undefined || other === undefined) throw new Error("no databases");
        const runRemedies = await expectCase(join(folder, name, "expected.json"), [one, a], [other, b], coverage);
        if (runsRemedies(major, index)) await runRemedies();
        done += 1;
      });
    }
    if (major === 18) {
      test("each attribute of each type", () => {
        if (done === names.length) expect(coverage.untold()).toEqual([]);
      });
    }
  });
}

function since(sql: string): number {
  return Number(/^-- since PostgreSQL (\d+)/.exec(sql)?.[1] ?? 0);
}

type Side = readonly [ScratchDatabase, string];

/** Gives what then runs the remedies. */
async function expectCase(
  file: string,
  [one, a]: Side,
  [other, b]: Side,
  coverage: AttributeCoverage,
): Promise<() => Promise<void>> {
  const start = new Date();
  const privileges = b.includes("-- with privileges\n");
  const read = async (database: ScratchDatabase): Promise<Catalog> => database.read({ since: start, privileges });
  await Promise.all([one.empty().then(async () => one.run(a)), other.empty().then(async () => other.run(b))]);
  const [before, after] = await Promise.all([read(one), read(other)]);
  for (const catalog of [before, after]) {
    expect(catalog.unmodelled).toEqual({});
    expect(compareCatalogs(catalog, catalog, { identity: false })).toEqual([]);
  }
  coverage.add([before, after], compareCatalogs(before, after, { identity: false }));
  const found = { forward: direction(before, after), backward: direction(after, before) };
  expectFile(file, found, one.major);
  const differs = [...found.forward.changes].some((line) => !line.startsWith("(cosmetic)"));
  expect(digest(before) !== digest(after)).toBe(differs);
  return async () => {
    await Promise.all([
      expectRemedy(one, found.forward, after, read),
      expectRemedy(other, found.backward, before, read),
    ]);
  };
}

function expectFile(file: string, found: Expected, major: Major): void {
  if (process.env["UPDATE_GOLDEN"] === "1" && major === 18) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  const expected = JSON.parse(readFileSync(file, "utf8")) as Expected;
  // PostgreSQL writes definitions in another way from major to major.
  expect(found.forward.changes).toEqual(expected.forward.changes);
  expect(found.backward.changes).toEqual(expected.backward.changes);
  if (major === 18) expect(found).toEqual(expected);
}

function direction(before: Catalog, after: Catalog): Direction {
  const changes = compareCatalogs(before, after, { identity: false });
  return { changes: changes.map(line), remedy: remedySql(changes)?.split("\n") ?? null };
}

function line(change: CatalogChange): string {
  const { action, type, name, from, attributes, cosmetic, children = [] } = change;
  const names = attributes.map((attribute) => attribute.name).join(", ");
  return [
    ...(cosmetic ? ["(cosmetic)"] : []),
    ...(isDestructive(change) ? ["(destructive)"] : []),
    `${action} ${type} ${name}${from === null ? "" : ` from ${from}`}${names === "" ? "" : `: ${names}`}`,
    ...(children.length === 0 ? [] : [`with ${children.map(describeObject).join("; ")}`]),
  ].join(" ");
}

async function expectRemedy(
  database: ScratchDatabase,
  { remedy }: Direction,
  wanted: Catalog,
  read: (database: ScratchDatabase) => Promise<Catalog>,
): Promise<void> {
  if (remedy === null) return;
  await database.run(remedy.join("\n"));
  const left = compareCatalogs(await read(database), wanted, { identity: false });
  expect(left.filter(({ cosmetic }) => !cosmetic).map(line)).toEqual([]);
}

/**
 * What the throwaway server says of a database with this record: its schema, and what it becomes.
 */
import type { Catalog, CatalogChange } from "../catalog/catalog.ts";
import { compareCatalogs } from "../catalog/compare-catalogs.ts";
import { readCatalog } from "../catalog/read-catalog.ts";
import { EVERY_SCHEMA } from "../catalog/schema-filter.ts";
import { UserError } from "../errors.ts";
import { readEnd, replayLeg } from "../gate/walk-leg.ts";
import type { Database } from "../postgres/server.ts";
import { withDatabase } from "../postgres/with-database.ts";
import type { Failure } from "../replay/replay.ts";
import type { ClusterPoint } from "../replay/with-cluster.ts";
import type { Migration, RecordedMigration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import { findJournal } from "./deployment.ts";
import { withoutUnstatedVersions } from "./extension-versions.ts";
import { lookPatiently } from "./patience.ts";
import { findRecordNow } from "./record-now.ts";
import { withoutRunTimePartitions } from "./run-time-partitions.ts";
import { searchPathCure } from "./search-path.ts";

/** A throwaway database in one of the states, and what is in it. Nobody is connected to it. */
export interface Stage {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly recorded: readonly RecordedMigration[];
  /** What is not compared, `schema.name`. */
  readonly exclude: readonly string[];
  /** What all databases of the server share, as this one needs it. */
  readonly shared: ClusterPoint;
}

/** The migrations that such a record says have run, in the order of the files. */
function appliedMigrations(
  { walk, bookkeeping }: Pick<Deployment, "walk" | "bookkeeping">,
  recorded: readonly RecordedMigration[],
): Migration[] {
  const { pending, skipped } = walk.tool.decide(recorded, walk.head);
  // Where only the newest version is recorded, what comes before it has run.
  const left = new Set(bookkeeping.latestOnly === true ? pending : [...pending, ...skipped]);
  return walk.head.migrations.filter((each) => !left.has(each));
}

/** Runs `use` with what the recorded migrations make of an empty database. Throws a UserError where they do not run. */
export function withBase<T>(
  deployment: Deployment,
  recorded: readonly RecordedMigration[],
  use: (stage: Stage) => Promise<T>,
): Promise<T> {
  const { walk } = deployment;
  return withDatabase(walk.server, null, async (database) => {
    const migrations = appliedMigrations(deployment, recorded);
    const replay = await replayLeg({ ...walk, observe: new Set() }, { path: "base", database, migrations });
    if (replay.failure !== null) {
      const cure = await searchPathCure(deployment, database);
      throw baseFails(replay.failure, deployment.sameServer, cure);
    }
    const exclude = [...replay.bookkeeping];
    const catalog = await readEnd(walk, { database, exclude });
    if (catalog === null) throw new Error("the catalog of a throwaway database could not be read");
    const shared = await walk.cluster.here();
    return use({ database, catalog, recorded: replay.recorded, exclude, shared });
  });
}

const DUPLICATE_OBJECT = "42710";

function baseFails({ error, place }: Failure, sameServer: boolean, cure: string | null): UserError {
  const where = place === null ? "" : ` at ${place.file}:${place.line}`;
  return new UserError(
    `The migrations that the database has recorded do not run on the throwaway server: ${error.message}${where}.`,
    {
      remedy:
        sameServer && error.code === DUPLICATE_OBJECT
          ? "The throwaway databases are on the server of the database itself, where it is. Let `MIGRATION_GATE_DATABASE_URL` name another server, or leave it out: the gate then starts one of its own."
          : (cure ??
            "Look at it with `migration-gate check`; what they need from outside (roles, extensions, schemas) goes under `setup` in the config file."),
    },
  );
}

export interface Upgraded extends Pick<Stage, "catalog" | "recorded" | "exclude"> {
  readonly failure: Failure | null;
}

/** What the tool's own run of these makes of it. */
export async function upgrade({ walk }: Deployment, base: Stage, pending: readonly Migration[]): Promise<Upgraded> {
  await base.shared.restore();
  return withDatabase(walk.server, base.database, async (database) => {
    const leg = { path: "upgraded", database, migrations: pending, recorded: base.recorded } as const;
    const replay = await replayLeg({ ...walk, observe: new Set() }, leg);
    const exclude = [...base.exclude, ...replay.bookkeeping];
    const catalog = await readEnd(walk, { database, exclude });
    if (catalog === null) throw new Error("the catalog of a throwaway database could not be read");
    return { catalog, recorded: replay.recorded, exclude, failure: replay.failure };
  });
}

/** The user's database as it is now. */
export async function readActual(deployment: Deployment, exclude: readonly string[]): Promise<Catalog> {
  const { walk, target } = deployment;
  const journal = await findJournal(deployment);
  const { table } = await findRecordNow(deployment);
  const options = {
    major: target.major,
    exclude: [...exclude, ...besides(exclude, table), ...(journal === null ? [] : [journal.name])],
    since: walk.started,
    schemas: walk.schemas ?? EVERY_SCHEMA,
    privileges: walk.privileges ?? false,
  };
  return lookPatiently(deployment, (control) => readCatalog(control, options));
}

/** The tool's tables where its search path leads to in the user's database. `table`: one of them, there. */
function besides(exclude: readonly string[], table: string | null): string[] {
  if (table === null) return [];
  const schema = table.slice(0, table.indexOf("."));
  return [table, ...exclude.map((each) => `${schema}${each.slice(each.indexOf("."))}`)];
}

/** What counts of what leads from the one to the other. */
export function differences(from: Catalog, to: Catalog): CatalogChange[] {
  return compareCatalogs(from, to, { identity: false }).filter(({ cosmetic }) => !cosmetic);
}

/** The same for the user's database, where others make partitions, and extensions are older. */
export function differencesHere(deployment: Deployment, expected: Catalog, actual: Catalog): CatalogChange[] {
  const { catalog } = withoutUnstatedVersions(deployment, expected, actual);
  return differences(expected, withoutRunTimePartitions(expected, catalog).catalog);
}

/** Of `found`, what was not among the differences that were there before. */
export function newDifferences(found: readonly CatalogChange[], before: readonly CatalogChange[]): CatalogChange[] {
  const known = new Set(before.map(differenceText));
  return found.filter((each) => !known.has(differenceText(each)));
}

function differenceText({ action, type, name, attributes }: CatalogChange): string {
  return JSON.stringify([action, type, name, attributes]);
}

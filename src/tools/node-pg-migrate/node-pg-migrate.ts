/**
 * node-pg-migrate (its command line): `<number>_<name>.sql`, up and down as sections of one file, all of a run in one transaction, and an
 * order that is checked. Read from node-pg-migrate 9.0.0: src/{runner,migration,sqlMigration,migrationLoader}.ts,
 * src/utils/{comparators,fileNameUtils}.ts, bin/node-pg-migrate.ts.
 */
import type { Tree } from "../../source/tree.ts";
import { deleteRows } from "../forget-sql.ts";
import type { NodePgMigrateConfig } from "./node-pg-migrate-config.ts";
import { DEFAULT_NODE_PG_MIGRATE_CONFIG, nodePgMigrateConfigOf } from "./node-pg-migrate-config.ts";
import { detectNodePgMigrate } from "./node-pg-migrate-detection.ts";
import { loadNodePgMigrate } from "./node-pg-migrate-files.ts";
import { inOrder } from "../in-order.ts";
import { quotedName } from "../quoted-name.ts";
import type {
  Bookkeeping,
  Decision,
  History,
  Migration,
  RecordedMigration,
  Refusal,
  Step,
  Tool,
  VersionedFile,
} from "../tool.ts";

export const nodePgMigrate: Tool = nodePgMigrateWith(DEFAULT_NODE_PG_MIGRATE_CONFIG);

/** node-pg-migrate with the options that a project gives it. */
function nodePgMigrateWith(config: NodePgMigrateConfig): Tool {
  return {
    name: "node-pg-migrate",
    title: "node-pg-migrate",
    refusesEdits: false,
    sessionPerMigration: false,
    transactionPerRun: config.singleTransaction,
    reads: /\.sql$/iu,
    bookkeeping: bookkeeping(config),
    detect: detectNodePgMigrate,
    configured: async (tree: Tree, dir: string) => nodePgMigrateWith(await nodePgMigrateConfigOf(tree, dir)),
    load: (files, dir) => loadNodePgMigrate(files, dir, config),
    plan: (migration) => plan(migration, config),
    planDown: (migration) => planDown(migration, config),
    forget: ({ version }, _, table) => deleteRows(table, { name: version }),
    rollback: { command: "node-pg-migrate down", oneByOne: false },
    decide: (recorded, head) => decide(recorded, head, config),
  };
}

/** The default without quotes, so that it is found by name in a database of which nothing is known. */
function tableOf({ table, schemas, migrationsSchema }: NodePgMigrateConfig): string {
  const schema = migrationsSchema ?? schemas[0] ?? "public";
  const isDefault = schema === "public" && table === "pgmigrations";
  return isDefault ? `${schema}.${table}` : `${quotedName(schema)}.${quotedName(table)}`;
}

/** runner.ts: `runner`, `ensureMigrationsTable`. The command line always sets the search path, even to `public`. */
function bookkeeping(config: NodePgMigrateConfig): Bookkeeping {
  const { schemas, createSchema, migrationsSchema, createMigrationsSchema } = config;
  const table = tableOf(config);
  const own = createMigrationsSchema && migrationsSchema !== null ? [migrationsSchema] : [];
  const statements = [
    ...(createSchema ? schemas.map(createSchemaSql) : []),
    `SET search_path TO ${schemas.map(quotedName).join(", ")}`,
    ...own.map(createSchemaSql),
    `CREATE TABLE IF NOT EXISTS ${table} (id SERIAL PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL)`,
  ];
  return {
    create: statements.map((sql): Step => ({ kind: "own", sql })),
    table,
    others: own,
    // The order in which they ran is what `checkOrder` compares with the files.
    select: `select applied.name::text as version, applied.name::text as name, null::text as checksum, true as finished
from ${table} as applied order by applied.run_on, applied.id`,
  };
}

function createSchemaSql(schema: string): string {
  return `CREATE SCHEMA IF NOT EXISTS ${quotedName(schema)}`;
}

/** migration.ts: `_apply`. */
function plan({ version, up }: Migration, config: NodePgMigrateConfig): readonly Step[] {
  const record = `INSERT INTO ${tableOf(config)} (name, run_on) VALUES ($1, NOW())`;
  return inTransaction(config, [
    { kind: "script", script: up, send: "message" },
    { kind: "own", sql: record, values: [version] },
  ]);
}

/** migration.ts: `_apply`, runner.ts: `getMigrationsToRun`. */
function planDown({ version, down }: Migration, config: NodePgMigrateConfig): readonly Step[] | null {
  if (down === null) return null;
  const record = `DELETE FROM ${tableOf(config)} WHERE name = $1`;
  return inTransaction(config, [
    { kind: "script", script: down, send: "message" },
    { kind: "own", sql: record, values: [version] },
  ]);
}

/** A file of SQL has no way to opt out of the transaction. */
function inTransaction(config: NodePgMigrateConfig, steps: readonly Step[]): readonly Step[] {
  return config.singleTransaction ? steps : [{ kind: "own", sql: "BEGIN" }, ...steps, { kind: "own", sql: "COMMIT" }];
}

/** runner.ts: `checkOrder`, `getMigrationsToRun`. It stops at the first name that differs; all of them are told here. */
function decide(recorded: readonly RecordedMigration[], head: History, { checkOrder }: NodePgMigrateConfig): Decision {
  const applied = new Set(recorded.map(({ version }) => version));
  const pending = head.migrations.filter(({ version }) => !applied.has(version));
  return { pending, skipped: [], refusals: checkOrder ? disorder(recorded, inOrder(head)) : [] };
}

function disorder(recorded: readonly RecordedMigration[], files: readonly VersionedFile[]): Refusal[] {
  const length = Math.min(recorded.length, files.length);
  const names = recorded.map(({ version }) => version);
  const first = names.findIndex((name, index) => index < length && files[index]?.version !== name);
  if (first < 0) return [];
  const known = new Set(files.map(({ version }) => version));
  const applied = new Set(names);
  const missing = names.slice(first, length).filter((name) => !known.has(name));
  const late = files.filter(({ version }, index) => {
    return !applied.has(version) && files.slice(index + 1).some((each) => applied.has(each.version));
  });
  const refusals = [
    ...missing.map((name) => refusal("missing", name, files[names.indexOf(name)]?.version ?? "", name)),
    ...late.map(({ version }) => {
      const next = files
        .slice(files.findIndex((each) => each.version === version))
        .find((each) => applied.has(each.version));
      return refusal("out-of-order", version, version, next?.version ?? "");
    }),
  ];
  const file = files[first]?.version ?? "";
  return refusals.length > 0 ? refusals : [refusal("out-of-order", file, file, names[first] ?? "")];
}

function refusal(kind: Refusal["kind"], version: string, file: string, recorded: string): Refusal {
  const message = `Not run migration ${file} is preceding already run migration ${recorded}`;
  return { kind, version, message, unless: "--no-check-order" };
}

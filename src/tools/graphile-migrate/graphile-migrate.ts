/**
 * graphile-migrate (`graphile-migrate migrate`): `migrations/committed/<number>[-<text>].sql`, each with the hash of itself and of the one
 * before. Read from graphile-migrate 1.4.1 (2.0.0-rc.3 does the same): src/migration.ts, src/commands/migrate.ts, src/pgReal.ts.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { deleteRows } from "../forget-sql.ts";
import { chainProblems, decideGraphileMigrate } from "./graphile-migrate-chain.ts";
import type { GraphileMigrateConfig } from "./graphile-migrate-config.ts";
import { DATABASE_NAME, DEFAULT_GRAPHILE_MIGRATE_CONFIG, graphileMigrateConfigOf } from "./graphile-migrate-config.ts";
import { detectGraphileMigrate } from "./graphile-migrate-detection.ts";
import type { CommittedMigration } from "./graphile-migrate-file.ts";
import { COMMITTED_NAME, committedMigration } from "./graphile-migrate-file.ts";
import { fileName } from "../paths.ts";
import type { Bookkeeping, FileProblem, History, IgnoredFile, Migration, Step, Tool } from "../tool.ts";

/** `_migrateMigrationSchema`; the settings before it are pgReal.ts: `withClient`. */
function bookkeeping({ settings }: GraphileMigrateConfig): Bookkeeping {
  return {
    create: [
      ...settings.map(([name, value]): Step => ({
        kind: "own",
        sql: "select pg_catalog.set_config($1::text, $2::text, false)",
        values: [name, value],
      })),
      { kind: "own", sql: "create schema if not exists graphile_migrate" },
      {
        kind: "own",
        sql: `create table if not exists graphile_migrate.migrations (
  hash text primary key,
  previous_hash text references graphile_migrate.migrations,
  filename text not null,
  date timestamptz not null default now()
)`,
      },
      {
        kind: "own",
        sql: `create table if not exists graphile_migrate.current (
  filename text primary key default 'current.sql',
  content text not null,
  date timestamptz not null default now()
)`,
      },
    ],
    table: "graphile_migrate.migrations",
    others: ["graphile_migrate", "graphile_migrate.current"],
    select: `select applied.filename as version, null::text as name, applied.hash as checksum, true as finished
from graphile_migrate.migrations as applied order by applied.filename, applied.date, applied.hash`,
  };
}

export const graphileMigrate: Tool = graphileMigrateWith(DEFAULT_GRAPHILE_MIGRATE_CONFIG);

/** graphile-migrate as a `.gmrc` configures it. */
function graphileMigrateWith(config: GraphileMigrateConfig): Tool {
  return {
    name: "graphile-migrate",
    title: "graphile-migrate",
    refusesEdits: true,
    editedFile:
      "graphile-migrate keeps a chain of hashes: a file that does not have its hash any more stops every new database, and where the hash is new as well, the next migration finds no predecessor on existing ones",
    laterVersion: "`graphile-migrate uncommit`, take the merged files, `graphile-migrate commit`",
    databaseName: DATABASE_NAME,
    sessionPerMigration: false,
    bookkeeping: bookkeeping(config),
    detect: detectGraphileMigrate,
    configured: async (tree: Tree, dir: string) => graphileMigrateWith(await graphileMigrateConfigOf(tree, dir)),
    load: (files, dir) => load(files, dir, config),
    plan,
    forget: ({ checksum }, _, table) => deleteRows(table, { hash: checksum }),
    decide: decideGraphileMigrate,
  };
}

/** `dir` is the folder with `committed` in it, or that one. */
function load(files: ReadonlyMap<string, Buffer>, dir: string, config: GraphileMigrateConfig): History {
  const prefix = dir === "." ? "" : `${dir}/`;
  const paths = [...files.keys()].filter((path) => path.startsWith(prefix) && path.endsWith(".sql")).sort();
  const inside = paths.some((path) => path.startsWith(`${prefix}committed/`)) || fileName(dir) !== "committed";
  const folder = inside ? `${prefix}committed` : dir;
  const committed = paths.filter((path) => folderOf(path) === folder);
  const problems: FileProblem[] = [...refused(config)];
  const named = committed.filter((path) => COMMITTED_NAME.test(fileName(path)));
  const migrations = named
    .flatMap((path) => committedMigration(path, files.get(path) ?? Buffer.alloc(0), config, problems))
    .sort((a, b) => a.version.localeCompare(b.version, "en"));
  const versioned = migrations.map(({ version, up }) => ({ version, file: up.file }));
  return {
    dir,
    migrations,
    problems: [...problems, ...chainProblems(migrations), ...duplicateVersions(versioned, DUPLICATE)],
    ignored: [
      ...committed.filter((path) => !named.includes(path)).map(misnamed),
      ...paths.filter((path) => isCurrent(path, prefix) && holdsSql(files.get(path))).map(inTheMaking),
    ].sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

function refused({ refusal }: GraphileMigrateConfig): FileProblem[] {
  if (refusal === null) return [];
  const { file, line, message } = refusal;
  const remedy = "Put the setting right: graphile-migrate does not start with it.";
  return [{ kind: "unreadable", file, line, message: `graphile-migrate does not start: "${message}".`, remedy }];
}

const DUPLICATE =
  "graphile-migrate runs both on a new database; on one that has run either it never runs the other, and does not tell.";

function misnamed(file: string): IgnoredFile {
  return { file, reason: "its name is neither `<number>.sql` nor `<number>-<text>.sql`" };
}

function isCurrent(path: string, prefix: string): boolean {
  const rest = path.slice(prefix.length);
  return rest === "current.sql" || rest.startsWith("current/");
}

/** More than comments. */
function holdsSql(bytes: Buffer | undefined): boolean {
  return (bytes?.toString("utf8") ?? "").replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//gu, "").trim() !== "";
}

function inTheMaking(file: string): IgnoredFile {
  return {
    file,
    reason: "it is a migration in the making, which graphile-migrate runs in development only",
    remedy: "Run `graphile-migrate commit` before the change is merged.",
  };
}

/** `runStringMigration`: the body is one simple-query message. A predecessor that is not recorded breaks a foreign key: `decide` says so, and
 * what follows is replayed all the same. */
function plan(migration: Migration): Step[] {
  const { up, checksum, version, transactional } = migration;
  return [
    ...(transactional ? [{ kind: "own", sql: "begin" } as const] : []),
    { kind: "script", script: up, send: "message" },
    {
      kind: "own",
      sql: `insert into graphile_migrate.migrations(hash, previous_hash, filename)
values ($1, (select hash from graphile_migrate.migrations where hash = $2), $3)`,
      values: [checksum, (migration as Partial<CommittedMigration>).previousHash ?? null, version],
    },
    ...(transactional ? [{ kind: "own", sql: "commit" } as const] : []),
  ];
}

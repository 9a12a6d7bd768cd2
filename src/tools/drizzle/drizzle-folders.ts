/**
 * Drizzle 1.0: `<YYYYMMDDhhmmss>_<name>/migration.sql`, no journal; what is recorded is known by the folder's name.
 * Read from drizzle-orm 1.0.0-rc.4: src/migrator.ts, src/migrator.utils.ts, src/pg-core/async/session.ts (`migrate`),
 * src/up-migrations/pg.ts.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf, pathsBelow } from "../../source/tree.ts";
import type { DrizzleConfig } from "./drizzle-config.ts";
import { drizzleMigration, scriptStep } from "./drizzle-script.ts";
import { deleteRows } from "../forget-sql.ts";
import { fileName } from "../paths.ts";
import { quotedName } from "../quoted-name.ts";
import type {
  Bookkeeping,
  Decision,
  FileProblem,
  History,
  Migration,
  RecordedMigration,
  Refusal,
  Tool,
} from "../tool.ts";

/** A journal makes it the older layout, which 1.0 refuses. */
export function isInFolders(tree: Pick<Tree, "paths">, dir: string): boolean {
  const below = pathsBelow(tree, dir);
  const prefix = dir === "." ? "" : `${dir}/`;
  return (
    !below.includes(`${prefix}meta/_journal.json`) &&
    below.some((path) => fileName(path) === "migration.sql" && folderOf(folderOf(path)) === dir)
  );
}

/** `tool`: Drizzle with a journal, for all that is the same. */
export function drizzleInFolders(tool: Tool, config: DrizzleConfig): Tool {
  const books = bookkeeping(config);
  return {
    ...tool,
    reads: /\.sql$/u,
    bookkeeping: books,
    load,
    plan: (migration) => [
      scriptStep(migration),
      {
        kind: "own",
        sql: `insert into ${books.table} ("hash", "created_at", "name") values ($1, $2, $3)`,
        values: [migration.checksum, String(millisOf(migration.version)), migration.version],
      },
    ],
    forget: ({ version }, _, table) => deleteRows(table, { name: version }),
    decide,
  };
}

/** A table of 0.x gets the new columns (up-migrations/pg.ts); which names its rows stand for is decided in `decide`. */
function bookkeeping({ schema, table: name }: DrizzleConfig): Bookkeeping {
  const table =
    schema === "drizzle" && name === "__drizzle_migrations"
      ? "drizzle.__drizzle_migrations"
      : `${quotedName(schema)}.${quotedName(name)}`;
  return {
    create: [
      { kind: "own", sql: `CREATE SCHEMA IF NOT EXISTS ${quotedName(schema)}` },
      {
        kind: "own",
        sql: `CREATE TABLE IF NOT EXISTS ${table} (
  id SERIAL PRIMARY KEY,
  hash text NOT NULL,
  created_at bigint,
  name text,
  applied_at timestamp with time zone DEFAULT now()
)`,
      },
      { kind: "own", sql: `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS "name" text` },
      {
        kind: "own",
        sql: `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS "applied_at" timestamp with time zone DEFAULT now()`,
      },
    ],
    table,
    others: schema === "public" ? [] : [schema],
    select: `select coalesce(applied.name, applied.created_at::text, '') as version, applied.name, applied.hash as checksum,
  true as finished from ${table} as applied order by applied.id`,
  };
}

/** migrator.utils.ts: `formatToMillis`; NaN where the name does not begin with a time. */
function millisOf(name: string): number {
  const part = (start: number, end: number): number => Number.parseInt(name.slice(start, end), 10);
  return Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10), part(10, 12), part(12, 14));
}

/** Folders without a `migration.sql` do not count. */
function load(files: ReadonlyMap<string, Buffer>, dir: string): History {
  const problems: FileProblem[] = [];
  const prefix = dir === "." ? "" : `${dir}/`;
  const isScript = (path: string): boolean => fileName(path) === "migration.sql" && folderOf(folderOf(path)) === dir;
  const paths = [...files.keys()].filter((path) => path.startsWith(prefix));
  const scripts = paths.filter((path) => folderOf(path) !== "." && isScript(path));
  const names = scripts.map((path) => fileName(folderOf(path))).sort((a, b) => a.localeCompare(b, "en"));
  const migrations = names.flatMap((version) => {
    const file = `${prefix}${version}/migration.sql`;
    if (Number.isNaN(millisOf(version))) problems.push(withoutTime(file));
    const name = version.replace(/^\d+_/u, "");
    return drizzleMigration({ file, version, name }, files.get(file) ?? Buffer.alloc(0), problems);
  });
  const ignored = paths.filter((path) => path.endsWith(".sql") && !scripts.includes(path)).sort();
  return {
    dir,
    migrations,
    problems,
    ignored: ignored.map((file) => ({ file, reason: "Drizzle runs only the `migration.sql` of each folder" })),
  };
}

function withoutTime(file: string): FileProblem {
  return {
    kind: "misnamed",
    file,
    message: `\`${file}\`: the folder's name does not begin with a time (\`YYYYMMDDhhmmss_\`), and Drizzle fails when it records it: invalid input syntax for type bigint: "NaN".`,
    remedy: "Name the folder as `drizzle-kit generate` does: `20260131120000_name`.",
  };
}

/** `getMigrationsToRun`: every folder whose name is not recorded, however old. Nothing is compared with the hashes. */
function decide(recorded: readonly RecordedMigration[], head: History): Decision {
  const applied = new Set(recorded.flatMap(({ name }) => name ?? []));
  const older = recorded.filter(({ name }) => name === null);
  const unmatched: RecordedMigration[] = [];
  for (const row of older) {
    const found = matchOlder(row, head.migrations);
    if (found === null) unmatched.push(row);
    else applied.add(found.version);
  }
  return {
    pending: head.migrations.filter(({ version }) => !applied.has(version)),
    skipped: [],
    refusals: unmatched.map((row) => cannotUpgrade(row, unmatched.length)),
  };
}

/** Rows of 0.x have no names: they are known by the second, or else by the hash (up-migrations/pg.ts). */
function matchOlder({ version, checksum }: RecordedMigration, migrations: readonly Migration[]): Migration | null {
  const second = Number(`${version.slice(0, -3)}000`);
  const candidates = migrations.filter((each) => millisOf(each.version) === second);
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  const among = only === undefined ? migrations : candidates;
  return among.find((each) => each.checksum === checksum) ?? null;
}

function cannotUpgrade({ version }: RecordedMigration, count: number): Refusal {
  const message = `While upgrading your database migrations table we found ${count} migrations in the database that do not match any local migration.`;
  return { kind: "missing", version, message };
}

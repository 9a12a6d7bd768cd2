/**
 * Drizzle (drizzle-orm's `migrate`, `drizzle-kit migrate`): `<tag>.sql` files in the order of `meta/_journal.json`, or, since 1.0, a folder
 * for each migration (drizzle-folders.ts). Read from drizzle-orm 0.45.4: src/migrator.ts, src/pg-core/dialect.ts (`migrate`),
 * src/{node-postgres,postgres-js}/migrator.ts.
 */
import type { Tree } from "../../source/tree.ts";
import type { DrizzleConfig } from "./drizzle-config.ts";
import { DEFAULT_DRIZZLE_CONFIG, drizzleConfigOf } from "./drizzle-config.ts";
import { detectDrizzle } from "./drizzle-detection.ts";
import { drizzleInFolders, isInFolders } from "./drizzle-folders.ts";
import { readJournal } from "./drizzle-journal.ts";
import { drizzleMigration, scriptStep } from "./drizzle-script.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { deleteRows } from "../forget-sql.ts";
import { notRecorded } from "../not-recorded.ts";
import { quotedName } from "../quoted-name.ts";
import type {
  Bookkeeping,
  Decision,
  FileProblem,
  History,
  IgnoredFile,
  Migration,
  RecordedMigration,
  Tool,
} from "../tool.ts";

export const drizzle: Tool = drizzleWith(DEFAULT_DRIZZLE_CONFIG);

/** Drizzle as a `drizzle.config.ts` configures it. */
function drizzleWith(config: DrizzleConfig): Tool {
  const table = qualified(config);
  return {
    name: "drizzle",
    title: "Drizzle",
    refusesEdits: false,
    sessionPerMigration: false,
    transactionPerRun: true,
    reads: /\.sql$|(?:^|\/)meta\/_journal\.json$/u,
    laterVersion: "let `drizzle-kit` write it again after the merged ones (`drizzle-kit drop`, `drizzle-kit generate`)",
    bookkeeping: bookkeeping(config),
    detect: detectDrizzle,
    configured: async (tree: Tree, dir: string) => {
      const own = await drizzleConfigOf(tree, dir);
      return isInFolders(tree, dir) ? drizzleInFolders(drizzle, own) : drizzleWith(own);
    },
    load,
    plan: (migration) => [
      scriptStep(migration),
      {
        kind: "own",
        sql: `insert into ${table} ("hash", "created_at") values ($1, $2)`,
        values: [migration.checksum, migration.version],
      },
    ],
    forget: ({ version, checksum }, _, table) => deleteRows(table, { created_at: version, hash: checksum }),
    decide,
  };
}

/** The default without quotes, so that it is found by name in a database of which nothing is known. */
function qualified(config: DrizzleConfig): string {
  const { schema, table } = config;
  const isDefault = schema === DEFAULT_DRIZZLE_CONFIG.schema && table === DEFAULT_DRIZZLE_CONFIG.table;
  return isDefault ? `${schema}.${table}` : `${quotedName(schema)}.${quotedName(table)}`;
}

/** Both before the transaction, each in one of its own. */
function bookkeeping(config: DrizzleConfig): Bookkeeping {
  const table = qualified(config);
  return {
    create: [
      { kind: "own", sql: `CREATE SCHEMA IF NOT EXISTS ${quotedName(config.schema)}` },
      {
        kind: "own",
        sql: `CREATE TABLE IF NOT EXISTS ${table} (
  id SERIAL PRIMARY KEY,
  hash text NOT NULL,
  created_at bigint
)`,
      },
    ],
    table,
    others: config.schema === "public" ? [] : [config.schema],
    select: `select coalesce(applied.created_at::text, '') as version, null::text as name, applied.hash as checksum,
  true as finished from ${table} as applied order by applied.created_at, applied.id`,
  };
}

/** The journal alone decides what exists and in which order (migrator.ts: `readMigrationFiles`). */
function load(files: ReadonlyMap<string, Buffer>, dir: string): History {
  const prefix = dir === "." ? "" : `${dir}/`;
  const { entries, problems: found } = readJournal(files, `${prefix}meta/_journal.json`);
  const problems: FileProblem[] = [...found];
  const known = new Set<string>();
  const listed = entries.map(({ tag, when }) => ({
    file: `${prefix}${tag}.sql`,
    version: String(when),
    name: tag.replace(/^\d+_/u, ""),
  }));
  const migrations = listed.flatMap((each) => {
    const bytes = files.get(each.file);
    known.add(each.file);
    if (bytes === undefined) problems.push(withoutFile(each.file, dir));
    return bytes === undefined ? [] : drizzleMigration(each, bytes, problems);
  });
  const ignored = [...files.keys()].filter((path) => isSqlBelow(path, prefix) && !known.has(path)).sort();
  return {
    dir,
    migrations,
    problems: [...problems, ...duplicateVersions(listed, DUPLICATE).map(withRemedy)],
    ignored: ignored.map(notInJournal),
  };
}

const DUPLICATE =
  "Drizzle runs both on a new database; on one that has run the first it never runs the second, and does not tell.";

/** The version is in the journal, not in the file's name. */
function withRemedy(problem: FileProblem): FileProblem {
  const remedy = `Give \`${problem.file}\` a \`when\` of its own in \`meta/_journal.json\`, later than every other.`;
  return { ...problem, remedy };
}

function isSqlBelow(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && path.endsWith(".sql");
}

function notInJournal(file: string): IgnoredFile {
  return {
    file,
    reason: "`meta/_journal.json` has no entry for it, and Drizzle runs only what is listed there",
    remedy:
      "Let `drizzle-kit generate` (with `--custom` for SQL of your own) write the file and its entry, or remove the file.",
  };
}

function withoutFile(file: string, dir: string): FileProblem {
  return {
    kind: "unreadable",
    file,
    message: `Drizzle stops before it runs anything: No file ${file} found in ${dir} folder. \`meta/_journal.json\` lists it.`,
    remedy: "Bring the file back, or take its entry out of `meta/_journal.json` with `drizzle-kit drop`.",
  };
}

/**
 * pg-core/dialect.ts: `migrate` looks at one row, the one with the newest `created_at`, and runs every entry whose `when`
 * is later, in the journal's order. Nothing else is compared: neither hashes nor which versions are recorded.
 */
function decide(recorded: readonly RecordedMigration[], head: History): Decision {
  const newest = recorded.reduce((latest, { version }) => Math.max(latest, Number(version)), -Infinity);
  const isPending = ({ version }: Migration): boolean => recorded.length === 0 || newest < Number(version);
  const pending = head.migrations.filter(isPending);
  const skipped = notRecorded(recorded, head.migrations).filter((each) => !isPending(each));
  return { pending, skipped, refusals: [] };
}

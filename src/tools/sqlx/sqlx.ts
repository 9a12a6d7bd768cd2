/**
 * sqlx (Rust): `migrations/<version>_<description>.sql`, or `.up.sql` and `.down.sql`. It keeps SHA-384 checksums and
 * refuses edited and missing migrations. Read from sqlx 0.9.0-alpha.1: sqlx-core/src/migrate/{source,migrator,
 * migration_type,error}.rs, sqlx-core/src/config/migrate.rs, sqlx-postgres/src/migrate.rs (0.7 and 0.8 do the same).
 */
import { createHash } from "node:crypto";
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { deleteRows } from "../forget-sql.ts";
import { readText } from "../script-text.ts";
import type { SqlxConfig } from "./sqlx-config.ts";
import { DEFAULT_SQLX_CONFIG, readSqlxConfig } from "./sqlx-config.ts";
import { detectSqlx } from "./sqlx-detection.ts";
import type {
  Bookkeeping,
  Decision,
  FileProblem,
  History,
  IgnoredFile,
  Migration,
  RecordedMigration,
  Refusal,
  Step,
  Tool,
} from "../tool.ts";

export const sqlx: Tool = sqlxWith(DEFAULT_SQLX_CONFIG);

/** sqlx as a `sqlx.toml` configures it. */
function sqlxWith(config: SqlxConfig): Tool {
  return {
    name: "sqlx",
    title: "sqlx",
    refusesEdits: true,
    sessionPerMigration: false,
    bookkeeping: bookkeeping(config),
    detect: detectSqlx,
    configured: async (tree: Tree, dir: string) => sqlxWith(await readSqlxConfig(tree, dir)),
    load: (files, dir) => load(files, dir, config),
    plan: (migration) => plan(migration, config),
    planDown: (migration) => planDown(migration, config),
    forget: ({ version }, _, table) => deleteRows(table, { version }),
    rollback: { command: "sqlx migrate revert", oneByOne: true },
    decide,
  };
}

const NO_TRANSACTION = "-- no-transaction";

interface SqlxFile {
  readonly file: string;
  readonly version: string;
  readonly description: string;
  readonly direction: "up" | "down";
}

/** Only files of the folder itself count (source.rs: `resolve_blocking_with_config`). */
function load(files: ReadonlyMap<string, Buffer>, dir: string, config: SqlxConfig): History {
  const problems: FileProblem[] = [];
  const ignored: IgnoredFile[] = [];
  const found: SqlxFile[] = [];
  const paths = [...files.keys()].filter((path) => folderOf(path) === dir).sort();
  for (const path of paths) {
    const parsed = parseName(path);
    if (parsed === "ignored") {
      ignored.push(...(path.endsWith(".sql") ? [{ file: path, reason: "sqlx skips names without `_`" }] : []));
    } else if (parsed === "misnamed") {
      problems.push(misnamed(path));
    } else {
      found.push(parsed);
    }
  }
  const downs = new Map(found.filter(({ direction }) => direction === "down").map((each) => [each.version, each]));
  const ups = found.filter(({ direction }) => direction === "up").sort(byVersion);
  const migrations = ups.flatMap((up) => toMigration(up, downs.get(up.version), files, problems, config));
  const versions = new Set(ups.map(({ version }) => version));
  for (const { file, version } of downs.values()) {
    if (!versions.has(version)) {
      ignored.push({ file, reason: "a down script without its up script" });
    }
  }
  return { dir, migrations, problems: [...problems, ...duplicateVersions(ups, DUPLICATE)], ignored };
}

/** `<version>_<description>.sql`; the version is a Rust i64, so `0001` and `1` are the same. */
function parseName(path: string): SqlxFile | "ignored" | "misnamed" {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const [, prefix, rest] = /^([^_]*)_(.*\.sql)$/su.exec(name) ?? [];
  if (prefix === undefined || rest === undefined) {
    return "ignored";
  }
  if (
    !/^[+-]?\d+$/u.test(prefix) ||
    BigInt.asIntN(64, BigInt(prefix.replace("+", ""))) !== BigInt(prefix.replace("+", ""))
  ) {
    return "misnamed";
  }
  const suffix = /\.(?:up|down)\.sql$/u.exec(rest)?.[0] ?? ".sql";
  let description = rest;
  while (description.endsWith(suffix)) {
    description = description.slice(0, -suffix.length);
  }
  return {
    file: path,
    version: String(BigInt(prefix.replace("+", ""))),
    description: description.replaceAll("_", " "),
    direction: suffix === ".down.sql" ? "down" : "up",
  };
}

function byVersion(a: SqlxFile, b: SqlxFile): number {
  const [left, right] = [BigInt(a.version), BigInt(b.version)];
  return left === right ? 0 : left < right ? -1 : 1;
}

function misnamed(file: string): FileProblem {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return {
    kind: "misnamed",
    file,
    message: `sqlx stops at this file: error parsing migration filename ${JSON.stringify(name)}; expected integer version prefix (e.g. \`01_foo.sql\`).`,
    remedy: "Rename the file so that it starts with a number and `_`, or move it out of the folder.",
  };
}

const DUPLICATE =
  "sqlx runs both on a new database and fails when it records the second; a database that has one refuses the other.";

function toMigration(
  up: SqlxFile,
  down: SqlxFile | undefined,
  files: ReadonlyMap<string, Buffer>,
  problems: FileProblem[],
  config: SqlxConfig,
): Migration[] {
  const text = readText(up.file, files, problems);
  const back = down === undefined ? null : readText(down.file, files, problems);
  if (text === null) {
    return [];
  }
  return [
    {
      version: up.version,
      name: up.description,
      up: { file: up.file, text },
      down: down === undefined || back === null ? null : { file: down.file, text: back },
      checksum: checksum(text, config),
      // source.rs: the file's very first characters; a space more or a blank line before it, and it is a comment.
      transactional: !text.startsWith(NO_TRANSACTION),
    },
  ];
}

function checksum(text: string, { ignoredCharacters }: SqlxConfig): string {
  const ignored = new Set(ignoredCharacters);
  const counted =
    ignored.size === 0
      ? text
      : Array.from(text)
          .filter((each) => !ignored.has(each))
          .join("");
  return createHash("sha384").update(counted).digest("hex");
}

function bookkeeping({ tableName, createSchemas }: SqlxConfig): Bookkeeping {
  return {
    create: [
      ...createSchemas.map((schema): Step => ({ kind: "own", sql: `CREATE SCHEMA IF NOT EXISTS ${schema}` })),
      {
        kind: "own",
        sql: `CREATE TABLE IF NOT EXISTS ${tableName} (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMPTZ NOT NULL DEFAULT now(),
    success BOOLEAN NOT NULL,
    checksum BYTEA NOT NULL,
    execution_time BIGINT NOT NULL
)`,
      },
    ],
    table: tableName,
    select: `select applied.version::text as version, applied.description as name,
  pg_catalog.encode(applied.checksum, 'hex') as checksum, applied.success as finished
from ${tableName} as applied order by applied.version`,
  };
}

/** sqlx-postgres/src/migrate.rs: `apply`, `execute_migration`. The script is one simple-query message. */
function plan(migration: Migration, { tableName }: SqlxConfig): Step[] {
  const { version, name, checksum: sum, up, transactional } = migration;
  return [
    ...(transactional ? [{ kind: "own", sql: "BEGIN" } as const] : []),
    { kind: "script", script: up, send: "message" },
    {
      kind: "own",
      sql: `INSERT INTO ${tableName} ( version, description, success, checksum, execution_time )
VALUES ( $1, $2, TRUE, pg_catalog.decode($3, 'hex'), -1 )`,
      values: [version, name, sum],
    },
    ...(transactional ? [{ kind: "own", sql: "COMMIT" } as const] : []),
    { kind: "own", sql: `UPDATE ${tableName} SET execution_time = $1 WHERE version = $2`, values: [0, version] },
  ];
}

/** sqlx-postgres/src/migrate.rs: `revert`, `revert_migration`. Each of the two files says for itself that it wants no
 * transaction (source.rs). */
function planDown({ version, down }: Migration, { tableName }: SqlxConfig): Step[] | null {
  if (down === null) return null;
  const transactional = !down.text.startsWith(NO_TRANSACTION);
  return [
    ...(transactional ? [{ kind: "own", sql: "BEGIN" } as const] : []),
    { kind: "script", script: down, send: "message" },
    { kind: "own", sql: `DELETE FROM ${tableName} WHERE version = $1`, values: [version] },
    ...(transactional ? [{ kind: "own", sql: "COMMIT" } as const] : []),
  ];
}

/**
 * migrator.rs: `run_direct`. A version that is not recorded runs, however old. sqlx stops at the first refusal; all of
 * them are told here. A down script alone keeps its version from being missing.
 */
function decide(recorded: readonly RecordedMigration[], head: History): Decision {
  const applied = new Map(recorded.map((each) => [each.version, each]));
  const known = new Set(head.migrations.map(({ version }) => version));
  for (const { file } of head.ignored ?? []) {
    const parsed = parseName(file);
    known.add(typeof parsed === "string" ? "" : parsed.version);
  }
  const refusals: Refusal[] = [];
  const refuse = (kind: Refusal["kind"], version: string, message: string): void => {
    refusals.push({ kind, version, message });
  };
  for (const { version, finished } of recorded) {
    if (!finished) {
      refuse(
        "failed",
        version,
        `migration ${version} is partially applied; fix and remove row from \`_sqlx_migrations\` table`,
      );
    }
  }
  for (const { version } of recorded) {
    if (!known.has(version)) {
      refuse(
        "missing",
        version,
        `migration ${version} was previously applied but is missing in the resolved migrations`,
      );
    }
  }
  for (const { version, checksum: sum } of head.migrations) {
    const row = applied.get(version);
    if (row !== undefined && row.checksum !== sum) {
      refuse("edited", version, `migration ${version} was previously applied but has been modified`);
    }
  }
  return { pending: head.migrations.filter(({ version }) => !applied.has(version)), skipped: [], refusals };
}

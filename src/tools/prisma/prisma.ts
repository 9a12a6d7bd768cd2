/**
 * Prisma Migrate: `prisma/migrations/<timestamp>_<name>/migration.sql`, run as `prisma migrate deploy` does. Read from
 * prisma-engines 6 (schema-engine/commands/src/commands/apply_migrations.rs, connectors/schema-connector/src/checksum.rs,
 * connectors/sql-schema-connector/src/{sql_migration_persistence,flavour/postgres}.rs) and prisma's listMigrations.ts.
 */
import { createHash } from "node:crypto";
import { deleteRows } from "../forget-sql.ts";
import { detectPrisma } from "./prisma-detection.ts";
import { scriptText } from "../script-text.ts";
import type { Decision, FileProblem, History, Migration, RecordedMigration, Refusal, Step, Tool } from "../tool.ts";

export const prisma: Tool = {
  name: "prisma",
  title: "Prisma Migrate",
  refusesEdits: false,
  sessionPerMigration: false,
  bookkeeping: {
    create: [
      {
        kind: "own",
        sql: `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`,
      },
    ],
    table: "_prisma_migrations",
    // A row that was marked as rolled back does not count (apply_migrations.rs).
    select: `select applied.migration_name::text as version, applied.migration_name::text as name,
  applied.checksum::text as checksum, applied.finished_at is not null as finished
from _prisma_migrations as applied
where applied.rolled_back_at is null order by applied.migration_name collate "C", applied.started_at`,
  },
  detect: detectPrisma,
  load,
  plan,
  markApplied: ({ version }) => `prisma migrate resolve --applied ${version}`,
  forget: ({ version }, _, table) => deleteRows(table, { migration_name: version }),
  decide,
};

/** Every folder is a migration (listMigrations.ts), its name is the version; files beside the folders are not looked at. */
function load(files: ReadonlyMap<string, Buffer>, dir: string): History {
  const prefix = dir === "." ? "" : `${dir}/`;
  const problems: FileProblem[] = [];
  const folders = new Map<string, string>();
  for (const path of [...files.keys()].sort()) {
    const [folder, ...rest] = path.slice(prefix.length).split("/");
    if (path.startsWith(prefix) && folder !== undefined && rest.length > 0) {
      folders.set(folder, folders.get(folder) ?? path);
    }
  }
  // listMigrations.ts sorts with localeCompare.
  const names = [...folders.keys()].sort((a, b) => a.localeCompare(b, "en"));
  const migrations = names.flatMap((folder) => {
    const file = `${prefix}${folder}/migration.sql`;
    const bytes = files.get(file);
    if (bytes === undefined) {
      problems.push(withoutScript(file, folders.get(folder) ?? file));
      return [];
    }
    return toMigration(folder, file, bytes, problems);
  });
  return { dir, migrations, problems, ignored: [] };
}

function toMigration(folder: string, file: string, bytes: Buffer, problems: FileProblem[]): Migration[] {
  const { text, problem } = scriptText(file, bytes);
  if (text === null) {
    problems.push(problem);
    return [];
  }
  return [
    {
      version: folder,
      name: folder.replace(/^\d+_/u, ""),
      up: { file, text },
      down: null,
      checksum: sha256(text),
      transactional: false,
    },
  ];
}

function withoutScript(file: string, other: string): FileProblem {
  return {
    kind: "misnamed",
    file: other,
    message: `There is no \`${file}\`: Prisma takes every folder for a migration and stops at one whose script it cannot read.`,
    remedy: `Add \`${file}\`, or remove the folder.`,
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * apply_migrations.rs: the row is there before the script runs, the script is one simple-query message outside of any
 * transaction of Prisma's, and the row is finished after it. Prisma's ids are random; ours come from the name.
 */
function plan({ version, up, checksum }: Migration): Step[] {
  const id = idOf(version);
  return [
    {
      kind: "own",
      sql: "INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name) VALUES ($1, $2, pg_catalog.now(), $3)",
      values: [id, checksum, version],
    },
    { kind: "script", script: up, send: "message" },
    {
      kind: "own",
      sql: "UPDATE _prisma_migrations SET applied_steps_count = applied_steps_count + 1 WHERE id = $1",
      values: [id],
    },
    { kind: "own", sql: "UPDATE _prisma_migrations SET finished_at = pg_catalog.now() WHERE id = $1", values: [id] },
  ];
}

/** In the form of a random UUID (version 4). */
function idOf(name: string): string {
  const hex = sha256(name);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/**
 * `migrate deploy` refuses to go on after a failed migration (P3009), and that is all: it runs every folder that is not
 * recorded, however old, and looks neither at checksums nor at recorded migrations that have no folder any more.
 */
function decide(recorded: readonly RecordedMigration[], head: History): Decision {
  const applied = new Set(recorded.map(({ version }) => version));
  const refusals = recorded
    .filter(({ finished }) => !finished)
    .map(({ version }): Refusal => {
      const message = `P3009: migrate found failed migrations in the target database, new migrations will not be applied. The \`${version}\` migration failed`;
      return { kind: "failed", version, message };
    });
  return { pending: head.migrations.filter(({ version }) => !applied.has(version)), skipped: [], refusals };
}

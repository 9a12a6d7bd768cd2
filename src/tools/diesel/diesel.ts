/**
 * diesel (Rust): `migrations/<version>_<name>/up.sql`, `down.sql`, `metadata.toml`. It keeps no checksums, runs every
 * version that is not recorded, and does not look back. Read from diesel_migrations 2.3: src/{file_based_migrations,
 * migration_harness,errors}.rs, migrations_internals/src/lib.rs, diesel/src/migration/setup_migration_table.sql.
 */
import { detectDiesel } from "./diesel-detection.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { deleteRows } from "../forget-sql.ts";
import { readText } from "../script-text.ts";
import { readToml } from "../manifests/toml.ts";
import type { Decision, FileProblem, History, Migration, RecordedMigration, Script, Step, Tool } from "../tool.ts";

export const diesel: Tool = {
  name: "diesel",
  title: "Diesel",
  refusesEdits: false,
  sessionPerMigration: false,
  bookkeeping: {
    create: [
      {
        kind: "own",
        sql: `CREATE TABLE IF NOT EXISTS __diesel_schema_migrations (
       version VARCHAR(50) PRIMARY KEY NOT NULL,
       run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
)`,
      },
    ],
    table: "__diesel_schema_migrations",
    select: `select applied.version::text as version, null::text as name, null::text as checksum, true as finished
from __diesel_schema_migrations as applied order by applied.version collate "C"`,
  },
  detect: detectDiesel,
  load,
  plan,
  planDown,
  forget: ({ version }, _, table) => deleteRows(table, { version }),
  rollback: { command: "diesel migration revert", oneByOne: true },
  decide,
};

/** Folders are migrations; files beside them and names that start with a dot are not (migrations_internals/src/lib.rs). */
function load(files: ReadonlyMap<string, Buffer>, dir: string): History {
  const problems: FileProblem[] = [];
  const found: Migration[] = [];
  for (const [folder, names] of migrationFolders(files, dir)) {
    const up = `${dir === "." ? "" : `${dir}/`}${folder}/up.sql`;
    if (names.includes("up.sql")) {
      found.push(...toMigration(folder, up, files, problems));
    } else {
      problems.push(withoutUp(up, names));
    }
  }
  problems.push(
    ...duplicateVersions(
      found.map(({ version, up }) => ({ version, file: up.file })),
      DUPLICATE,
    ),
  );
  // Collected into a map by version, in the order of the folders: the last one of a version stays.
  const byVersion = new Map(found.map((migration) => [migration.version, migration]));
  const migrations = [...byVersion.values()].sort((a, b) => (a.version < b.version ? -1 : 1));
  return { dir, migrations, problems, ignored: [] };
}

/** Names of the files directly in each folder, by folder, sorted. */
function migrationFolders(files: ReadonlyMap<string, Buffer>, dir: string): [string, string[]][] {
  const prefix = dir === "." ? "" : `${dir}/`;
  const folders = new Map<string, string[]>();
  for (const path of [...files.keys()].sort()) {
    const [folder, ...rest] = path.slice(prefix.length).split("/");
    if (path.startsWith(prefix) && folder !== undefined && rest.length > 0 && !folder.startsWith(".")) {
      const names = folders.get(folder) ?? [];
      folders.set(folder, names);
      names.push(rest.join("/"));
    }
  }
  return [...folders];
}

function toMigration(
  folder: string,
  up: string,
  files: ReadonlyMap<string, Buffer>,
  problems: FileProblem[],
): Migration[] {
  const text = readScript(up, files, problems);
  if (text === null) {
    return [];
  }
  if (text.text === "") {
    problems.push(emptyUp(folder, up));
    return [];
  }
  const sibling = (name: string): string => up.replace(/up\.sql$/u, name);
  const underscore = folder.indexOf("_");
  return [
    {
      // `version_from_string`: everything before the first `_`, without `-`.
      version: (underscore < 0 ? folder : folder.slice(0, underscore)).replaceAll("-", ""),
      name: underscore < 0 ? folder : folder.slice(underscore + 1),
      up: text,
      down: files.has(sibling("down.sql")) ? readScript(sibling("down.sql"), files, problems) : null,
      checksum: null,
      transactional: runsInTransaction(files.get(sibling("metadata.toml"))),
    },
  ];
}

function readScript(file: string, files: ReadonlyMap<string, Buffer>, problems: FileProblem[]): Script | null {
  const text = readText(file, files, problems);
  return text === null ? null : { file, text };
}

/** A metadata.toml that does not say `run_in_transaction` means false: the field's serde default is bool's own. */
function runsInTransaction(metadata: Buffer | undefined): boolean {
  return metadata === undefined || readToml(metadata.toString("utf8")).get("run_in_transaction") === true;
}

function withoutUp(up: string, names: readonly string[]): FileProblem {
  const folder = up.replace(/\/up\.sql$/u, "");
  return {
    kind: "misnamed",
    file: `${folder}/${names[0] ?? ""}`,
    message: `\`${folder}\` has no \`up.sql\`. Diesel: "Invalid migration directory: the directory's name should be <timestamp>_<name_of_migration>, and it should contain up.sql and optionally down.sql."`,
    remedy: `Add \`${up}\`, or remove the folder.`,
  };
}

function emptyUp(folder: string, file: string): FileProblem {
  return {
    kind: "unreadable",
    file,
    line: 1,
    message: `Diesel: "Failed to run ${folder} with: Attempted to run an empty migration."`,
    remedy: "Write the migration, or put a comment into the file if it is meant to do nothing.",
  };
}

const DUPLICATE = "Diesel runs only one of them, and which one is not defined.";

/** migration_harness.rs: `run_migration`; `batch_execute` is one simple-query message. */
function plan({ version, up, transactional }: Migration): Step[] {
  return [
    ...(transactional ? [{ kind: "own", sql: "BEGIN" } as const] : []),
    { kind: "script", script: up, send: "message" },
    { kind: "own", sql: `INSERT INTO "__diesel_schema_migrations" ("version") VALUES ($1)`, values: [version] },
    ...(transactional ? [{ kind: "own", sql: "COMMIT" } as const] : []),
  ];
}

/** migration_harness.rs: `revert_migration`; metadata.toml is for both scripts. */
function planDown({ version, down, transactional }: Migration): Step[] | null {
  if (down === null) return null;
  return [
    ...(transactional ? [{ kind: "own", sql: "BEGIN" } as const] : []),
    { kind: "script", script: down, send: "message" },
    { kind: "own", sql: 'DELETE FROM "__diesel_schema_migrations" WHERE "version" = $1', values: [version] },
    ...(transactional ? [{ kind: "own", sql: "COMMIT" } as const] : []),
  ];
}

/** migration_harness.rs: `pending_migrations`. What is recorded and not in the files is never looked at. */
function decide(recorded: readonly RecordedMigration[], head: History): Decision {
  const applied = new Set(recorded.map(({ version }) => version));
  return { pending: head.migrations.filter(({ version }) => !applied.has(version)), skipped: [], refusals: [] };
}

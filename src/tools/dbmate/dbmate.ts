/**
 * dbmate (Go): `db/migrations/<version><text>.sql` with `-- migrate:up` and `-- migrate:down`. It records versions and nothing
 * else, runs every one that is not recorded, and does not look back. Read from dbmate 2.36: main.go,
 * pkg/dbmate/{db,migration}.go, pkg/driver/postgres/postgres.go.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { lineIndex } from "../../sql/positions.ts";
import type { DbmateConfig } from "./dbmate-config.ts";
import { DEFAULT_DBMATE_CONFIG, readDbmateConfig } from "./dbmate-config.ts";
import { detectDbmate } from "./dbmate-detection.ts";
import { endOfTransaction, isTransactional, parseDbmateScript } from "./dbmate-script.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { deleteRows } from "../forget-sql.ts";
import { fileName } from "../paths.ts";
import { quotedIfNeeded } from "../quoted-name.ts";
import { scriptSection } from "../script-section.ts";
import { readText } from "../script-text.ts";
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

export const dbmate: Tool = dbmateWith(DEFAULT_DBMATE_CONFIG);

/** dbmate as `.env` configures it. */
function dbmateWith(config: DbmateConfig): Tool {
  return {
    name: "dbmate",
    title: "dbmate",
    refusesEdits: false,
    sessionPerMigration: false,
    bookkeeping: bookkeeping(config),
    detect: detectDbmate,
    configured: async (tree: Tree, dir: string) => dbmateWith(await readDbmateConfig(tree, dir)),
    ...(config.folders === null ? {} : { folders: config.folders.dirs }),
    withFolders: (dirs) => dbmateWith({ ...config, folders: { dirs, file: config.namedBy ?? ".env", missing: [] } }),
    load: (files, dir) => load(files, dir, config),
    plan: (migration) => plan(migration, config),
    planDown: (migration) => planDown(migration, config),
    forget: ({ version }, _, table) => deleteRows(table, { version }),
    rollback: { command: "dbmate rollback", oneByOne: true },
    decide: (recorded, head) => decide(recorded, head, config),
  };
}

/** Only files of the folders themselves count, sorted by name over all of them; the version is the digits as they are written
 * (db.go: `FindMigrations`). */
function load(files: ReadonlyMap<string, Buffer>, dir: string, { folders }: DbmateConfig): History {
  const dirs = folders?.dirs ?? [dir];
  const problems: FileProblem[] = (folders?.missing ?? []).map((each) => missingFolder(each, folders?.file ?? dir));
  const ignored: IgnoredFile[] = [];
  const found: { file: string; version: string }[] = [];
  for (const path of [...files.keys()].filter((each) => dirs.includes(folderOf(each))).sort(byName)) {
    const version = /^(?<version>\d+).*\.sql$/su.exec(fileName(path))?.groups?.["version"];
    if (version !== undefined) found.push({ file: path, version });
    else if (/\.sql$/iu.test(path))
      ignored.push({ file: path, reason: "dbmate skips names that do not begin with a number" });
  }
  const migrations = found.flatMap(({ file, version }) => toMigration(file, version, files, problems));
  problems.push(...duplicateVersions(found, DUPLICATE));
  return { dir, migrations, problems, ignored };
}

const DUPLICATE =
  "dbmate takes both for applied where one of them is, and does not tell; on a new database it runs both and fails when it records the second.";

/** Byte by byte. */
function byName(a: string, b: string): number {
  const names = Buffer.compare(Buffer.from(fileName(a)), Buffer.from(fileName(b)));
  return names === 0 ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : names;
}

function missingFolder(dir: string, file: string): FileProblem {
  const message = `dbmate stops: "could not find migrations directory \`${dir}\`", which \`DBMATE_MIGRATIONS_DIR\` in \`${file}\` names.`;
  return {
    kind: "unreadable",
    file,
    message,
    remedy: "Keep a file in the folder (`.gitkeep`), or take it out of the list.",
  };
}

function toMigration(
  file: string,
  version: string,
  files: ReadonlyMap<string, Buffer>,
  problems: FileProblem[],
): Migration[] {
  const text = readText(file, files, problems);
  if (text === null) return [];
  const parsed = parseDbmateScript(text);
  if ("error" in parsed) {
    problems.push(unparsed(file, lineOf(text, parsed.error.offset), parsed.error.message));
    return [];
  }
  const { up, down, transactional, secondUp } = parsed.script;
  if (secondUp !== null) problems.push(severalSections(file, version, lineOf(text, secondUp)));
  const script = scriptSection(text, up.start, up.end);
  const ended = transactional ? endOfTransaction(script) : null;
  if (ended !== null) problems.push(endsTransaction(file, lineOf(text, ended)));
  return [
    {
      version,
      name: fileName(file)
        .slice(version.length)
        .replace(/\.sql$/u, "")
        .replace(/^[_-]+/u, "")
        .replaceAll("_", " "),
      up: { file, text: script },
      down: { file, text: scriptSection(text, down.start, down.end) },
      checksum: null,
      transactional,
    },
  ];
}

function lineOf(text: string, offset: number): number {
  return lineIndex(text).place(offset).line;
}

function unparsed(file: string, line: number, message: string): FileProblem {
  return {
    kind: "unreadable",
    file,
    line,
    message: `dbmate stops at this file: "${message}".`,
    remedy: "Give the file one `-- migrate:up` and, after it, one `-- migrate:down`, which may be empty.",
  };
}

/** db.go, `Migrate`: the version is recorded once for each section, and it is the table's primary key. What is kept is what
 * databases end up with: the first section has run, and the version is recorded. */
function severalSections(file: string, version: string, line: number): FileProblem {
  return {
    kind: "unreadable",
    file,
    line,
    message: `\`${file}\` has a second \`-- migrate:up\` at line ${line}. dbmate runs the first section and records version ${version}; at the second it records it again and fails: duplicate key value violates unique constraint "schema_migrations_pkey". On the next run it takes the file for applied, and what follows the first section never runs.`,
    remedy: "Give each section a file of its own.",
  };
}

/** Everything is done and recorded by then: lib/pq finds no transaction to commit. */
function endsTransaction(file: string, line: number): FileProblem {
  return {
    kind: "unreadable",
    file,
    line,
    message: `\`${file}\` ends dbmate's own transaction at line ${line}. dbmate runs it to its end and records it, and then stops with "pq: unexpected transaction status idle": the deploy fails, and the next migration waits for the next one.`,
    remedy:
      "Take `begin` and `commit` out of the file, or write `-- migrate:up transaction:false` to have no other transaction around them.",
  };
}

/** postgres.go: `CreateMigrationsTable`, `quotedMigrationsTableNameParts`. */
function bookkeeping({ table }: DbmateConfig): Bookkeeping {
  const name = quoted(table);
  const schema = table.includes(".") ? quoted(table.slice(0, table.indexOf("."))) : null;
  return {
    create: [
      ...(schema === null ? [] : [{ kind: "own", sql: `create schema if not exists ${schema}` } as const]),
      { kind: "own", sql: `create table if not exists ${name} (version varchar primary key)` },
    ],
    table: name,
    select: `select applied.version::text as version, null::text as name, null::text as checksum, true as finished
from ${name} as applied order by applied.version collate "C"`,
  };
}

/** A schema and a table, or a table. */
function quoted(name: string): string {
  return name.split(".").map(quotedIfNeeded).join(".");
}

/** db.go: `Migrate`. The block is one simple-query message, its directive included. */
function plan({ version, up, transactional }: Migration, { table }: DbmateConfig): Step[] {
  return [
    ...(transactional ? [{ kind: "own", sql: "BEGIN" } as const] : []),
    { kind: "script", script: up, send: "message" },
    { kind: "own", sql: `insert into ${quoted(table)} (version) values ($1)`, values: [version] },
    ...(transactional ? [{ kind: "own", sql: "COMMIT" } as const] : []),
  ];
}

/** db.go: `Rollback`, postgres.go: `DeleteMigration`. The directive of the way back says whether there is a transaction. */
function planDown({ version, down }: Migration, { table }: DbmateConfig): Step[] | null {
  if (down === null) return null;
  const transactional = isTransactional(down.text.trimStart());
  return [
    ...(transactional ? [{ kind: "own", sql: "BEGIN" } as const] : []),
    { kind: "script", script: down, send: "message" },
    { kind: "own", sql: `delete from ${quoted(table)} where version = $1`, values: [version] },
    ...(transactional ? [{ kind: "own", sql: "COMMIT" } as const] : []),
  ];
}

/** db.go: `Migrate`. Recorded versions without a file are not looked at; versions are compared as text. */
function decide(recorded: readonly RecordedMigration[], head: History, { strict }: DbmateConfig): Decision {
  const applied = new Set(recorded.map(({ version }) => version));
  const pending = head.migrations.filter(({ version }) => !applied.has(version));
  const ran = head.migrations.filter(({ version }) => applied.has(version)).map(({ version }) => version);
  const newest = ran.reduce((most, version) => (version > most ? version : most), "");
  const late = strict ? pending.filter(({ version }) => version <= newest) : [];
  const refusals: Refusal[] = late.slice(0, 1).map(({ version }) => ({
    kind: "out-of-order",
    version,
    message: `migration \`${version}\` is out of order with already applied migrations, the version number has to be higher than the applied migration \`${newest}\` in --strict mode`,
  }));
  return { pending, skipped: [], refusals };
}

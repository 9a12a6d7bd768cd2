/**
 * Atlas (versioned): `<version>_<name>.sql` beside an `atlas.sum`, which must agree with the files. What has run is not looked at
 * again; late files are refused. Read from ariga/atlas 1.2.3: sql/migrate/{dir,lex,migrate}.go,
 * cmd/atlas/internal/cmdapi/migrate.go, cmd/atlas/internal/migrate/ent/schema/revision.go.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import type { AtlasSettings } from "./atlas-detection.ts";
import { DEFAULT_ATLAS_SETTINGS, detectAtlas, readAtlasSettings } from "./atlas-detection.ts";
import { atlasDirectives, atlasPieces } from "./atlas-statements.ts";
import { atlasSums, sumMismatch } from "./atlas-sum.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { deleteRows } from "../forget-sql.ts";
import { fileName } from "../paths.ts";
import { freshStart } from "../fresh-start.ts";
import { readText } from "../script-text.ts";
import type {
  Bookkeeping,
  Decision,
  FileProblem,
  History,
  Migration,
  RecordedMigration,
  Refusal,
  Step,
  Tool,
} from "../tool.ts";

export const atlas: Tool = atlasWith(DEFAULT_ATLAS_SETTINGS);

export function atlasWith(settings: AtlasSettings): Tool {
  return {
    name: "atlas",
    title: "Atlas",
    refusesEdits: false,
    sessionPerMigration: false,
    reads: /\.sql$|(?:^|\/)atlas\.sum$/u,
    bookkeeping: bookkeeping(settings),
    detect: detectAtlas,
    configured: async (tree: Tree, dir: string) => atlasWith(await readAtlasSettings(tree, dir)),
    load,
    plan: (migration) => plan(migration, settings),
    forget: ({ version }, _, table) => deleteRows(table, { version }),
    decide: (recorded, head) => decide(recorded, head, settings),
  };
}

/** dir.go: `LocalDir.Files`, `LocalFile.Version` and `Desc`. */
function load(files: ReadonlyMap<string, Buffer>, dir: string): History {
  const paths = [...files.keys()].filter((path) => folderOf(path) === dir && path.endsWith(".sql")).sort();
  const sums = atlasSums(paths.map((path) => ({ name: fileName(path), bytes: files.get(path) ?? Buffer.alloc(0) })));
  const hashes = new Map(sums.map(({ name, hash }) => [name, hash]));
  const problems: FileProblem[] = [];
  const all: AtlasMigration[] = [];
  for (const file of paths) {
    const text = readText(file, files, problems);
    if (text === null) continue;
    const directives = atlasDirectives(text);
    problems.push(...wrongMode(file, directives.get("txmode") ?? []));
    const [version = "", ...rest] = fileName(file).slice(0, -".sql".length).split("_");
    const transactional = directives.get("txmode")?.[0] !== "none";
    const checksum = hashes.get(fileName(file)) ?? null;
    const checkpoint = directives.has("checkpoint");
    all.push({ version, name: rest.join("_"), up: { file, text }, down: null, checksum, transactional, checkpoint });
  }
  const versioned = all.map(({ version, up }) => ({ version, file: up.file }));
  problems.push(...duplicateVersions(versioned, DUPLICATE), ...wrongSum(files, dir, sums));
  const firsts = new Map([...all].reverse().map((each) => [each.version, each]));
  return { dir, ...fromLastCheckpoint(all.filter((each) => firsts.get(each.version) === each)), problems };
}

/** migrate.go: `SkipCheckpointFiles`, `FilesFromLastCheckpoint`. */
function fromLastCheckpoint(all: readonly AtlasMigration[]): Pick<History, "migrations" | "fresh"> {
  const migrations = all.filter(({ checkpoint }) => !checkpoint);
  const last = all.findLastIndex(({ checkpoint }) => checkpoint);
  const start = all[last];
  return start === undefined
    ? { migrations }
    : { migrations, fresh: [start, ...all.slice(last + 1).filter(({ checkpoint }) => !checkpoint)] };
}

const DUPLICATE =
  "Atlas goes by versions: it takes the second for the first, which is recorded, and does not run it, or only the statements that the first has not as many of.";

/** cmdapi/migrate.go: `txmodeFor`. */
function wrongMode(file: string, modes: readonly string[]): FileProblem[] {
  const [mode] = modes;
  const name = fileName(file);
  const message =
    modes.length > 1
      ? `multiple txmode values found in file "${name}"`
      : mode === "all"
        ? `txmode "all" is not allowed in file directive "${name}". Use "file" instead`
        : `unknown txmode "${mode}" found in file directive "${name}"`;
  if (mode === undefined || (modes.length === 1 && (mode === "none" || mode === "file"))) return [];
  return [
    {
      kind: "unreadable",
      file,
      line: 1,
      message: `Atlas stops: ${message}.`,
      remedy: "Write `-- atlas:txmode none`, or `file`.",
    },
  ];
}

/** dir.go: `Validate`; cmdapi/migrate.go: `printChecksumError`. */
function wrongSum(files: ReadonlyMap<string, Buffer>, dir: string, sums: ReturnType<typeof atlasSums>): FileProblem[] {
  const file = dir === "." ? "atlas.sum" : `${dir}/atlas.sum`;
  const remedy = "Run `atlas migrate hash` and commit atlas.sum with the files.";
  const text = files.get(file)?.toString("utf8");
  if (text === undefined) {
    if (sums.length === 0) return [];
    return [{ kind: "unreadable", file, message: "Atlas refuses to run: checksum file not found.", remedy }];
  }
  const wrong = sumMismatch(text, sums);
  if (wrong === null) return [];
  const where = wrong.file === null ? "" : ` (L${wrong.line}: ${wrong.file} was ${wrong.reason})`;
  const message = `Atlas refuses to run: ${wrong.message}${where}. \`atlas.sum\` does not agree with the files beside it.`;
  return [{ kind: "unreadable", file, line: wrong.line, message, remedy }];
}

/** As ent makes it; the type 2 is "applied". One row may be Atlas Cloud's and no migration. */
function bookkeeping({ schema }: AtlasSettings): Bookkeeping {
  const table = tableIn(schema);
  return {
    create: [
      { kind: "own", sql: `CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}` },
      {
        kind: "own",
        sql: `CREATE TABLE IF NOT EXISTS ${table} (
  "version" character varying NOT NULL, "description" character varying NOT NULL, "type" bigint NOT NULL DEFAULT 2,
  "applied" bigint NOT NULL DEFAULT 0, "total" bigint NOT NULL DEFAULT 0, "executed_at" timestamptz NOT NULL,
  "execution_time" bigint NOT NULL, "error" text NULL, "error_stmt" text NULL, "hash" character varying NOT NULL,
  "partial_hashes" jsonb NULL, "operator_version" character varying NOT NULL, PRIMARY KEY ("version"))`,
      },
    ],
    table,
    select: `select applied.version::text as version, applied.description::text as name, applied.hash::text as checksum,
  applied.applied = applied.total as finished,
  case when applied.applied < applied.total then applied.applied::integer end as done
from ${table} as applied where applied.version <> '.atlas_cloud_identifier' order by applied.version collate "C"`,
    ...(schema === "public" ? {} : { others: [schema] }),
  };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function tableIn(schema: string): string {
  return `${quoted(schema)}."atlas_schema_revisions"`;
}

interface AtlasMigration extends Migration {
  readonly checkpoint: boolean;
  /** Statements that are counted already, of one that was begun before. */
  readonly done?: number;
}

/** migrate.go: `Execute`. Outside a transaction the row counts each statement that has run, and the next run goes on there. */
function plan(migration: Migration & Partial<AtlasMigration>, { schema }: AtlasSettings): Step[] {
  const { version, name, up, checksum, transactional, done = 0 } = migration;
  const pieces = atlasPieces(up.text);
  const total = pieces.length;
  const insert: Step = {
    kind: "own",
    sql: `INSERT INTO ${tableIn(schema)} ("version", "description", "type", "applied", "total", "executed_at", "execution_time", "hash", "operator_version")
VALUES ($1, $2, 2, 0, $3, pg_catalog.now(), 0, $4, 'migration-gate')
ON CONFLICT ("version") DO NOTHING`,
    values: [version, name, total, checksum ?? ""],
  };
  const count = (applied: number): Step => ({
    kind: "own",
    sql: `UPDATE ${tableIn(schema)} SET "applied" = $2 WHERE "version" = $1`,
    values: [version, applied],
  });
  if (transactional) {
    const script: Step[] = total <= done ? [] : [{ kind: "script", script: up, send: pieces.slice(done) }];
    return [{ kind: "own", sql: "BEGIN" }, insert, ...script, count(total), { kind: "own", sql: "COMMIT" }];
  }
  return [
    insert,
    ...pieces
      .flatMap((piece, index): Step[] => [{ kind: "script", script: up, send: [piece] }, count(index + 1)])
      .slice(2 * done),
  ];
}

/** migrate.go: `Pending`. Files below the newest recorded version are late when they are above the oldest; what is below
 * that, and a second file of one version, never runs. */
function decide(recorded: readonly RecordedMigration[], head: History, settings: AtlasSettings): Decision {
  const { migrations, fresh = migrations } = head;
  const [first, last] = [recorded[0], recorded.at(-1)];
  if (first === undefined || last === undefined) return { pending: fresh, skipped: [], refusals: [] };
  if (!last.finished && freshStart(head)?.version === last.version)
    return { pending: fresh.map((each) => begunWith(each, last)), skipped: [], refusals: [] };
  const ran = new Set(recorded.filter(({ finished }) => finished).map(({ version }) => version));
  const open = migrations.filter(({ version }) => !ran.has(version));
  const late = open.filter(({ version }) => version > first.version && version < last.version);
  const never = open.filter(({ version }) => version < first.version);
  const ahead = open.filter(({ version }) => version >= last.version).map((each) => begunWith(each, last));
  if (settings.order === "linear-skip") {
    return { pending: ahead, skipped: [...never, ...late], refusals: [] };
  }
  const refusals = settings.order === "linear" ? late.map((each) => outOfOrder(each, late)) : [];
  return { pending: [...late, ...ahead], skipped: never, refusals };
}

/** The newest one may have been begun. */
function begunWith(migration: Migration, { version, done }: RecordedMigration): Migration & Partial<AtlasMigration> {
  return migration.version === version ? { ...migration, done: done ?? 0 } : migration;
}

/** migrate.go: `HistoryNonLinearError`. */
function outOfOrder({ version }: Migration, late: readonly Migration[]): Refusal {
  const names = late.map(({ up }) => fileName(up.file)).join(", ");
  const what = late.length === 1 ? `file ${names} was` : `files ${names} were`;
  const message = `migration ${what} added out of order. See: https://atlasgo.io/versioned/apply#non-linear-error`;
  return { kind: "out-of-order", version, message };
}

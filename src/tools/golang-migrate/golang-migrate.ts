/**
 * golang-migrate (Go): `<version>_<text>.up.sql`, `.down.sql`. It records one version, the newest, and whether that one has
 * finished: what sorts before it is never looked at again. Read from golang-migrate 4.19: migrate.go, source/{parse,
 * migration,errors}.go, source/iofs/iofs.go, database/postgres/postgres.go, database/multistmt/parse.go.
 */
import type { Tree } from "../../source/tree.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import type { GolangMigrateConfig } from "./golang-migrate-config.ts";
import { DEFAULT_GOLANG_MIGRATE_CONFIG, readGolangMigrateConfig } from "./golang-migrate-config.ts";
import { detectGolangMigrate } from "./golang-migrate-detection.ts";
import type { GolangMigrateFile } from "./golang-migrate-name.ts";
import { parseGolangMigrateName } from "./golang-migrate-name.ts";
import { placed } from "../in-order.ts";
import { fileName } from "../paths.ts";
import { programFile } from "../program-file.ts";
import { quotedIfNeeded } from "../quoted-name.ts";
import { readText } from "../script-text.ts";
import type {
  Bookkeeping,
  Decision,
  Delivery,
  FileProblem,
  History,
  IgnoredFile,
  Migration,
  RecordedMigration,
  Refusal,
  Script,
  Step,
  Tool,
} from "../tool.ts";

export const golangMigrate: Tool = golangMigrateWith(DEFAULT_GOLANG_MIGRATE_CONFIG);

/** golang-migrate as the options in its database URL want it. */
function golangMigrateWith(config: GolangMigrateConfig): Tool {
  return {
    name: "golang-migrate",
    title: "golang-migrate",
    refusesEdits: false,
    sessionPerMigration: false,
    bookkeeping: bookkeeping(config),
    reads: /\.(?:up|down)\.[^/]*$/u,
    detect: detectGolangMigrate,
    configured: async (tree: Tree, dir: string) => golangMigrateWith(await readGolangMigrateConfig(tree, dir)),
    load,
    plan: (migration) => plan(migration, config),
    markApplied: ({ version }) => `migrate force ${version}`,
    planDown: (migration, previous) => planDown(migration, previous, config),
    forget: (_, previous, table) =>
      previous === null ? `delete from ${table}` : `update ${table} set version = ${previous.version}, dirty = false`,
    rollback: { command: "migrate down", oneByOne: false },
    decide,
  };
}

/** What golang-migrate would send as if it were SQL; who keeps such a file has a runner of his own. */
const PROGRAM = /\.(?:go|py|rb|[cm]?[jt]s|java|kt|php|sh|exs?|rs|cs)$/u;

function programReason(path: string): string {
  return `a migration written in ${PROGRAM.exec(path)?.[0]}, which golang-migrate would send as if it were SQL: the project has a runner of its own, which may do other things otherwise, too`;
}

/** Only files of the folder itself count (iofs.go: `Init`). */
function load(files: ReadonlyMap<string, Buffer>, dir: string): History {
  const problems: FileProblem[] = [];
  const ignored: IgnoredFile[] = [];
  const found: GolangMigrateFile[] = [];
  const programs: GolangMigrateFile[] = [];
  for (const path of [...files.keys()].sort()) {
    const parsed = parseGolangMigrateName(path, dir);
    if (parsed === null) {
      ignored.push(...(/\.sql$/iu.test(path) ? [{ file: path, reason: NOT_NAMED }] : []));
    } else if (PROGRAM.test(path)) {
      ignored.push(programFile(path, programReason(path), "The project's own runner"));
      programs.push(...(parsed.direction === "up" ? [parsed] : []));
    } else {
      found.push(parsed);
    }
  }
  const ups = found.filter(({ direction }) => direction === "up").sort(byVersion);
  const downs = found.filter(({ direction }) => direction === "down");
  const wayBack = new Map(downs.toReversed().map((each) => [each.version, each]));
  const migrations = ups.flatMap((up) => toMigration(up, wayBack.get(up.version), files, problems));
  const versions = new Set(ups.map(({ version }) => version));
  for (const { file, version } of downs) {
    ignored.push(...(versions.has(version) ? [] : [{ file, reason: WITHOUT_UP }]));
  }
  problems.push(...duplicates([...ups, ...programs], downs));
  ignored.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { dir, migrations, problems, ignored, programs: placed(programs, migrations, byVersion) };
}

const NOT_NAMED = "golang-migrate passes over names other than `<number>_<text>.up.sql` and `.down.sql`";
const WITHOUT_UP = "a down script without its up script: golang-migrate records its version and runs nothing";
const DUPLICATE = 'golang-migrate refuses to start: "duplicate migration file".';

/** Where the ways up are two, the ways back need no words of their own. */
function duplicates(ups: readonly GolangMigrateFile[], downs: readonly GolangMigrateFile[]): FileProblem[] {
  const isTold = ({ version }: GolangMigrateFile): boolean => ups.filter((up) => up.version === version).length > 1;
  const others = downs.filter((down) => !isTold(down));
  return [...duplicateVersions(ups, DUPLICATE), ...duplicateVersions(others, DUPLICATE)];
}

function byVersion(a: { readonly version: string }, b: { readonly version: string }): number {
  const [left, right] = [BigInt(a.version), BigInt(b.version)];
  return left === right ? 0 : left < right ? -1 : 1;
}

function toMigration(
  up: GolangMigrateFile,
  down: GolangMigrateFile | undefined,
  files: ReadonlyMap<string, Buffer>,
  problems: FileProblem[],
): Migration[] {
  const read = (file: string): Script | null => {
    const text = readText(file, files, problems);
    return text === null ? null : { file, text };
  };
  const script = read(up.file);
  const wayBack = down === undefined ? null : read(down.file);
  return script === null
    ? []
    : [{ version: up.version, name: up.name, up: script, down: wayBack, checksum: null, transactional: false }];
}

/** Its own SQL names the schema that was the current one when it connected (postgres.go: `WithConnection`, `SetVersion`);
 * a function of the session keeps that in mind when a migration changes the search path. */
function bookkeeping({ table }: GolangMigrateConfig): Bookkeeping {
  const name = quotedIfNeeded(table);
  return {
    create: [
      {
        kind: "own",
        sql: `CREATE TABLE IF NOT EXISTS ${name} (version bigint not null primary key, dirty boolean not null)`,
      },
      {
        kind: "own",
        sql: `create or replace function pg_temp.set_version(version bigint, dirty boolean) returns void
language sql set search_path from current as $$
  truncate ${name};
  insert into ${name} (version, dirty) select $1, $2 where $1 >= 0 or $2;
$$`,
      },
    ],
    table: name,
    latestOnly: true,
    select: `select applied.version::text as version, null::text as name, null::text as checksum,
  not applied.dirty as finished
from ${name} as applied order by applied.version limit 1`,
  };
}

/** migrate.go: `runMigrations`. A blank script is not sent (postgres.go: `runStatement`). */
function plan({ version, up }: Migration, { multiStatement }: GolangMigrateConfig): Step[] {
  const send: Delivery = multiStatement ? piecesOf(up.text) : "message";
  return [
    setVersion(version, "true"),
    ...(up.text.trim() === "" ? [] : [{ kind: "script", script: up, send } as const]),
    setVersion(version, "false"),
  ];
}

/** migrate.go: `readDown`, `runMigrations`. Before the first migration there is no row, or that of version -1 as long as it
 * is dirty (postgres.go: `SetVersion`). */
function planDown(
  { down }: Migration,
  previous: Migration | null,
  { multiStatement }: GolangMigrateConfig,
): Step[] | null {
  if (down === null) return null;
  const send: Delivery = multiStatement ? piecesOf(down.text) : "message";
  const target = previous?.version ?? "-1";
  return [setVersion(target, "true"), { kind: "script", script: down, send }, setVersion(target, "false")];
}

/** Outside of any transaction of the script's, and one in itself. */
function setVersion(version: string, dirty: "true" | "false"): Step {
  return { kind: "own", sql: "select pg_temp.set_version($1, $2)", values: [version, dirty] };
}

/** multistmt/parse.go: after each semicolon, also within strings, comments and function bodies. */
function piecesOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^;]*;|[^;]+$/gu)].flatMap(({ 0: piece, index }) =>
    piece.trim() === "" ? [] : [{ start: index, end: index + piece.length }],
  );
}

/**
 * migrate.go: `Up`, `readUp`. From the recorded version on, everything that sorts after it; what sorts before it has run or
 * never will, and its one row does not tell which. `pending` is what would run if nothing were refused.
 */
function decide(recorded: readonly RecordedMigration[], head: History): Decision {
  const duplicates = head.problems.filter(({ kind }) => kind === "duplicate-version").map(duplicateRefusal);
  const current = recorded.toSorted(byVersion).at(-1);
  if (current === undefined) {
    return { pending: head.migrations, skipped: [], refusals: duplicates };
  }
  const at = BigInt(current.version);
  const ran = new Set(recorded.map(({ version }) => version));
  return {
    pending: head.migrations.filter(({ version }) => BigInt(version) > at),
    skipped: head.migrations.filter(({ version }) => BigInt(version) < at && !ran.has(version)),
    refusals: [...duplicates, ...refusalOf(current, head)],
  };
}

function refusalOf({ version, finished }: RecordedMigration, head: History): Refusal[] {
  if (!finished) {
    return [{ kind: "failed", version, message: `Dirty database version ${version}. Fix and force version.` }];
  }
  if (knowsVersion(head, version)) {
    return [];
  }
  const message = `no migration found for version ${version}: read down for version ${version} .: file does not exist`;
  return [{ kind: "missing", version, message }];
}

/** A script that cannot be read is there all the same, and so is one in either direction (migrate.go: `versionExists`). */
function knowsVersion({ dir, migrations, problems, ignored = [] }: History, version: string): boolean {
  const others = [...problems, ...ignored].map(({ file }) => parseGolangMigrateName(file, dir)?.version);
  return migrations.some((each) => each.version === version) || others.includes(version);
}

/** iofs.go: the second file of a version and a direction. */
function duplicateRefusal({ file }: FileProblem): Refusal {
  const version = /^\d+/u.exec(fileName(file))?.[0] ?? "0";
  return {
    kind: "duplicate",
    version: String(BigInt(version)),
    message: `duplicate migration file: ${fileName(file)}`,
  };
}

/**
 * refinery (Rust): `V<version>__<name>.sql`, or `U…` for those that may come late, in a folder and all folders below it. It
 * keeps SipHash-1-3 checksums of name, version and text, and refuses what is edited, renamed, missing or late. Read from
 * refinery 0.9.1: refinery_core/src/{runner,util,error}.rs, refinery_core/src/traits/{mod,sync,async}.rs.
 */
import type { Tree } from "../../source/tree.ts";
import { duplicateVersions } from "../duplicate-versions.ts";
import { deleteRows } from "../forget-sql.ts";
import { inOrder, placed } from "../in-order.ts";
import { fileName } from "../paths.ts";
import { programFile } from "../program-file.ts";
import type { RefinerySettings } from "./refinery-crates.ts";
import { DEFAULT_REFINERY_SETTINGS, readRefinerySettings } from "./refinery-crates.ts";
import { detectRefinery } from "./refinery-detection.ts";
import { readText } from "../script-text.ts";
import { sipHash13 } from "../sip-hash.ts";
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
  VersionedFile,
} from "../tool.ts";

export const refinery: Tool = refineryWith(DEFAULT_REFINERY_SETTINGS);

/** refinery as the crate's features and its code set it up. */
export function refineryWith(settings: RefinerySettings): Tool {
  return {
    name: "refinery",
    title: "refinery",
    refusesEdits: settings.abortDivergent,
    sessionPerMigration: false,
    transactionPerRun: settings.grouped,
    bookkeeping: bookkeeping(settings),
    detect: detectRefinery,
    configured: async (tree: Tree, dir: string) => refineryWith(await readRefinerySettings(tree, dir)),
    load: (files, dir) => load(files, dir, settings),
    plan: (migration) => plan(migration, settings),
    forget: ({ version }, _, table) => deleteRows(table, { version }),
    decide: (recorded, head) => decide(recorded, head, settings),
  };
}

interface RefineryFile {
  readonly file: string;
  readonly version: string;
  readonly name: string;
}

/** util.rs: `find_migration_files`, `load_sql_migrations`; refinery_macros/src/lib.rs: `embed_migrations`, which takes programs, too. */
function load(files: ReadonlyMap<string, Buffer>, dir: string, settings: RefinerySettings): History {
  const problems: FileProblem[] = [];
  const ignored: IgnoredFile[] = [];
  const found: RefineryFile[] = [];
  const programs: RefineryFile[] = [];
  const below = dir === "." ? "" : `${dir}/`;
  for (const path of [...files.keys()].filter((each) => each.startsWith(below)).sort()) {
    const parsed = parseName(path, settings);
    if (parsed === "misnamed") problems.push(misnamed(path));
    else if (typeof parsed === "string") ignored.push({ file: path, reason: parsed });
    else if (parsed?.file.endsWith(".rs") === true) programs.push(parsed);
    else if (parsed !== null) found.push(parsed);
  }
  ignored.push(...programs.map(({ file }) => programFile(file, PROGRAM)));
  const migrations = found.sort(byVersion).flatMap((each) => toMigration(each, files, problems, settings));
  problems.push(...duplicateVersions([...found, ...programs], DUPLICATE));
  ignored.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { dir, migrations, problems, ignored, programs: placed(programs, migrations, byVersion) };
}

const PROGRAM = "it is written in Rust, and the gate runs only SQL";

/** util.rs: `STEM_RE`, `parse_migration_name`; null: no file of refinery's. The name is what Rust's `\w` matches. */
function parseName(path: string, { wideVersions }: RefinerySettings): RefineryFile | string | null {
  const name = fileName(path);
  const [, version, label] =
    /^[UV](\d+(?:\.\d+)?)__([\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]+)\.(?:sql|rs)$/u.exec(name) ?? [];
  if (version === undefined || label === undefined) {
    return name.endsWith(".sql") ? "refinery skips names that are not `V<number>__<name>.sql`" : null;
  }
  const limit = wideVersions ? 63n : 31n;
  if (version.includes(".") || BigInt(version) >= 1n << limit) return "misnamed";
  return { file: path, version: String(BigInt(version)), name: label };
}

function misnamed(file: string): FileProblem {
  return {
    kind: "misnamed",
    file,
    message: `refinery stops at \`${fileName(file)}\`: migration version must be a valid integer.`,
    remedy:
      "Give it a whole number of at most 2147483647, or turn on refinery's Cargo feature `int8-versions` for larger ones.",
  };
}

const DUPLICATE =
  "refinery runs both on a new database and fails when it records the second; where one is recorded it takes the first that it finds in the folder, and either refuses it as different or never runs the other.";

/** Files of one version stay in the order of their paths. */
function byVersion(a: VersionedFile, b: VersionedFile): number {
  const [left, right] = [BigInt(a.version), BigInt(b.version)];
  return left === right ? 0 : left < right ? -1 : 1;
}

function toMigration(
  { file, version, name }: RefineryFile,
  files: ReadonlyMap<string, Buffer>,
  problems: FileProblem[],
  settings: RefinerySettings,
): Migration[] {
  const text = readText(file, files, problems);
  if (text === null) return [];
  const checksum = refineryChecksum(name, BigInt(version), text, settings.wideVersions);
  return [{ version, name, up: { file, text }, down: null, checksum, transactional: true }];
}

/** runner.rs: `Migration::unapplied`, in decimal as the table has it. Rust's `Hash` ends a string with the byte 0xff and
 * writes an integer in the machine's order, little-endian nearly everywhere. */
export function refineryChecksum(name: string, version: bigint, text: string, wide: boolean): string {
  const number = Buffer.alloc(wide ? 8 : 4);
  if (wide) number.writeBigInt64LE(version);
  else number.writeInt32LE(Number(version));
  const end = Buffer.from([0xff]);
  return String(sipHash13(Buffer.concat([Buffer.from(name), end, number, Buffer.from(text), end])));
}

/** traits/mod.rs: `assert_migrations_table_query`, in a transaction of its own. */
function bookkeeping({ table, wideVersions }: RefinerySettings): Bookkeeping {
  return {
    create: [
      {
        kind: "own",
        sql: `CREATE TABLE IF NOT EXISTS ${table}(
             version ${wideVersions ? "INT8" : "INT4"} PRIMARY KEY,
             name VARCHAR(255),
             applied_on VARCHAR(255),
             checksum VARCHAR(255))`,
      },
    ],
    table,
    select: `select applied.version::text as version, applied.name::text as name, applied.checksum::text as checksum,
  true as finished
from ${table} as applied order by applied.version`,
  };
}

const BEGIN: Step = { kind: "own", sql: "BEGIN" };
const COMMIT: Step = { kind: "own", sql: "COMMIT" };

/** traits/{sync,async}.rs: `migrate`; drivers/{postgres,tokio_postgres}.rs: `execute` is a transaction around simple queries. */
function plan(migration: Migration, { table, grouped, recordsInTransaction }: RefinerySettings): Step[] {
  const { version, name, checksum, up } = migration;
  const script: Step = { kind: "script", script: up, send: "message" };
  const record: Step = {
    kind: "own",
    sql: `INSERT INTO ${table} (version, name, applied_on, checksum)
VALUES ($1, $2, pg_catalog.to_char(pg_catalog.timezone('UTC', pg_catalog.now()), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), $3)`,
    values: [version, name, checksum],
  };
  if (grouped) return [script, record];
  return recordsInTransaction ? [BEGIN, script, record, COMMIT] : [BEGIN, script, COMMIT, BEGIN, record, COMMIT];
}

/** traits/mod.rs: `verify_migrations`. refinery stops at the first refusal; all of them are told here. Without
 * `abort_missing`, late ones are skipped with a line in the log. */
function decide(
  recorded: readonly RecordedMigration[],
  head: History,
  { abortDivergent, abortMissing }: RefinerySettings,
): Decision {
  const refusals: Refusal[] = [];
  const applied = new Set(recorded.map(({ version }) => version));
  const programs = (head.programs ?? []).map((up) => ({ version: up.version, name: up.name, checksum: null, up }));
  for (const { version, name, checksum } of recorded) {
    const files = [...head.migrations, ...programs].filter((each) => each.version === version);
    // The checksum of a program is that of the SQL that it gives, which nobody knows.
    const isKnown = (each: { readonly checksum: string | null }): boolean =>
      checksum !== null && each.checksum !== null;
    const other = files.find((each) => each.name !== name || (isKnown(each) && each.checksum !== checksum));
    if (files.length === 0 && abortMissing) {
      refusals.push({ kind: "missing", version, message: missing(`V${version}__${name}`) });
    }
    if (other !== undefined && abortDivergent) {
      const message = `applied migration V${version}__${name} is different than filesystem one ${label(other)}`;
      refusals.push({ kind: files.length > 1 ? "duplicate" : "edited", version, message });
    }
  }
  const current = recorded.reduce((most, { version }) => (BigInt(version) > most ? BigInt(version) : most), -1n);
  const open = head.migrations.filter(({ version }) => !applied.has(version));
  const late = inOrder(head).filter(
    (each) => !applied.has(each.version) && !mayComeLate(each) && BigInt(each.version) <= current,
  );
  if (abortMissing) {
    for (const { version, file } of late) {
      refusals.push({ kind: "out-of-order", version, message: missing(labelOfFile(version, file)) });
    }
    return { pending: open, skipped: [], refusals };
  }
  const files = new Set(late.map(({ file }) => file));
  const isLate = ({ up }: Migration): boolean => files.has(up.file);
  return { pending: open.filter((each) => !isLate(each)), skipped: open.filter(isLate), refusals };
}

function missing(migration: string): string {
  return `migration ${migration} is missing from the filesystem`;
}

/** `U1__name.sql`: unversioned, runs whenever it is not recorded. */
function mayComeLate({ file }: Pick<VersionedFile, "file">): boolean {
  return fileName(file).startsWith("U");
}

/** runner.rs: `Display` of a migration. */
function label({ version, up }: { readonly version: string; readonly up: Pick<VersionedFile, "file"> }): string {
  return labelOfFile(version, up.file);
}

function labelOfFile(version: string, file: string): string {
  return fileName(file).replace(
    /^(.)\d+(__.*)\.\w+$/u,
    (_, prefix: string, name: string) => `${prefix}${version}${name}`,
  );
}

/**
 * From a folder's files to Flyway's migrations, in its order: versions, then repeatable migrations by description. Read from
 * flyway-core/src/main/java/org/flywaydb/core/internal/resolver/{sql/SqlMigrationResolver,CompositeMigrationResolver}.java,
 * internal/sqlscript/{ParserSqlScript,SqlScriptMetadata}.java.
 */
import { isWithin } from "../manifests/cargo.ts";
import { flywayChecksum } from "./flyway-checksum.ts";
import type { FlywayKind, FlywayName } from "./flyway-name.ts";
import { parseFlywayName } from "./flyway-name.ts";
import { replaceFlywayPlaceholders } from "./flyway-placeholders.ts";
import { flywayDuplicates, flywayPrograms } from "./flyway-programs.ts";
import type { FlywaySetup } from "./flyway-sources.ts";
import type { FlywayScript } from "./flyway-statements.ts";
import { flywayStatements } from "./flyway-statements.ts";
import { compareFlywayVersions } from "./flyway-version.ts";
import { propertiesEntries } from "../manifests/java-settings.ts";
import { programFile } from "../program-file.ts";
import { scriptText } from "../script-text.ts";
import type { FileProblem, History, IgnoredFile, Migration, Script } from "../tool.ts";

export interface FlywayMigration extends Migration {
  readonly kind: FlywayKind;
  /** Flyway's version; empty for a repeatable migration. */
  readonly number: string;
  /** Path below its location. */
  readonly script: string;
  /** Of the text before placeholders are replaced: as good as the checksum for a repeatable migration. */
  readonly equivalentChecksum: string;
}

interface Named extends FlywayName {
  readonly file: string;
}

export function loadFlyway(files: ReadonlyMap<string, Buffer>, dir: string, setup: FlywaySetup): History {
  const loading: Loading = {
    files,
    setup,
    problems: [],
    ignored: (setup.programs ?? []).map((file) => programFile(file, PROGRAM)),
  };
  const found = [...files.keys()].sort().flatMap((file) => nameOf(file, loading));
  const undos = found.filter(({ kind }) => kind === "undo");
  const undoOf = (up: Named): Named | undefined =>
    undos.find((undo) => up.kind === "versioned" && compareFlywayVersions(undo.version, up.version) === 0);
  const all = withoutOlderBaselines(found, loading)
    .filter(({ kind }) => kind !== "undo")
    .sort(compareNames)
    .flatMap((each) => toMigration(each, undoOf(each), loading));
  const started = fromBaseline(all);
  const programs = flywayPrograms(setup.programs ?? [], started.migrations);
  loading.problems.push(...flywayDuplicates(all, programs), ...waitsForever(all, setup), ...(setup.problems ?? []));
  return { dir, ...started, problems: loading.problems, ignored: loading.ignored, programs };
}

/** Where versions up to the baseline's own are there, existing databases have run those. */
function fromBaseline(all: readonly FlywayMigration[]): Pick<History, "migrations" | "fresh"> {
  const baseline = all.find(({ kind }) => kind === "baseline");
  if (baseline === undefined) return { migrations: all };
  const isReplaced = ({ kind, number }: FlywayMigration): boolean =>
    kind === "versioned" && compareFlywayVersions(number, baseline.number) <= 0;
  if (!all.some(isReplaced)) return { migrations: all };
  const others = all.filter((each) => each !== baseline);
  return { migrations: others, fresh: [baseline, ...others.filter((each) => !isReplaced(each))] };
}

export interface Loading {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly setup: FlywaySetup;
  readonly problems: FileProblem[];
  readonly ignored: IgnoredFile[];
}

const RUN_BY_TOOL = { runByTool: true } as const;

const PROGRAM = "it is a program, and the gate runs only SQL";

function nameOf(file: string, { setup, ignored }: Loading): Named[] {
  if (!setup.folders.some((folder) => isWithin(file, folder))) return [];
  const name = parseFlywayName(file, setup.config);
  if (typeof name === "string")
    ignored.push({ file, reason: name, ...(name.startsWith("a callback") ? RUN_BY_TOOL : {}) });
  return name === null || typeof name === "string" ? [] : [{ file, ...name }];
}

/** A baseline stands for every version up to its own on a new database. */
function withoutOlderBaselines(found: readonly Named[], { ignored }: Loading): Named[] {
  const baselines = found.filter(({ kind }) => kind === "baseline").sort(compareNames);
  const older = new Set(baselines.slice(0, -1));
  for (const { file } of older) ignored.push({ file, reason: "a newer baseline takes its place" });
  return found.filter((each) => !older.has(each));
}

/** internal/info/MigrationInfoImpl.java: `compareVersion` */
function compareNames(a: Named, b: Named): number {
  if (a.kind === "repeatable" || b.kind === "repeatable") {
    if (a.kind !== b.kind) return a.kind === "repeatable" ? 1 : -1;
    return a.description < b.description ? -1 : a.description > b.description ? 1 : 0;
  }
  return compareFlywayVersions(a.version, b.version);
}

function toMigration(named: Named, undo: Named | undefined, loading: Loading): FlywayMigration[] {
  const { setup } = loading;
  const { file, kind, version, description } = named;
  const metadata = metadataOf(file, loading);
  if (metadata.get("shouldexecute") === "false") {
    loading.ignored.push({ file, reason: "its `.conf` file says `shouldExecute=false`" });
    return [];
  }
  const read = readScript(file, metadata, loading);
  if (read === null) return [];
  const { script, raw } = read;
  const statements = flywayStatements(script.text);
  loading.problems.push(...statementProblems(script, statements, metadata, setup));
  const replaced = kind === "repeatable" ? script.text : raw;
  return [
    {
      kind,
      number: version,
      version: kind === "versioned" ? version : kind === "baseline" ? `B${version}` : `R__${description}`,
      name: description,
      up: script,
      down:
        undo === undefined ? null : (readScript(undo.file, metadataOf(undo.file, loading), loading)?.script ?? null),
      checksum: flywayChecksum(replaced),
      equivalentChecksum: flywayChecksum(raw),
      transactional: inTransaction(statements, metadata, setup),
      script: scriptPath(file, setup),
      ...(kind === "repeatable" ? { runsAgain: true } : {}),
    },
  ];
}

export type Metadata = ReadonlyMap<string, string>;

/** `V1__a.sql.conf` beside the script. */
export function metadataOf(file: string, { files }: Pick<Loading, "files">): Metadata {
  const text = files.get(`${file}.conf`)?.toString("utf8") ?? "";
  return new Map(propertiesEntries(text).map(([key, [value = ""]]) => [key.toLowerCase(), value.toLowerCase()]));
}

export function readScript(file: string, metadata: Metadata, loading: Loading): { script: Script; raw: string } | null {
  const { text: raw, problem } = scriptText(file, loading.files.get(file) ?? Buffer.alloc(0));
  if (raw === null) {
    loading.problems.push(problem);
    return null;
  }
  const { config } = loading.setup;
  const own = metadata.get("placeholderreplacement");
  const replace = own === undefined ? config.placeholderReplacement : own === "true";
  const replaced = replace ? replaceFlywayPlaceholders(file, raw, config) : { text: raw, problem: null };
  loading.problems.push(...(replaced.problem === null ? [] : [replaced.problem]));
  return { script: { file, text: replaced.text.replace(/^\uFEFF/u, "") }, raw };
}

/** ParserSqlScript.java: `executeInTransaction` */
export function inTransaction({ statements }: FlywayScript, metadata: Metadata, { config }: FlywaySetup): boolean {
  const own = metadata.get("executeintransaction");
  if (own !== undefined) return own === "true";
  return config.executeInTransaction && statements.every(({ transactional }) => transactional);
}

/** ParserSqlScript.java: `parse`; Parser.java: `getNextStatement` */
function statementProblems(
  { file, text }: Script,
  { statements, incomplete }: FlywayScript,
  metadata: Metadata,
  { config }: FlywaySetup,
): FileProblem[] {
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  if (incomplete !== null) {
    const line = lineAt(incomplete);
    const message = `Flyway stops at \`${file}\` with: "Incomplete statement at line ${line}": its parser finds no END for a BEGIN ATOMIC.`;
    return [
      { kind: "unreadable", file, line, message, remedy: "Write the END, or the body as a text in dollar quotes." },
    ];
  }
  const kinds = new Set(statements.map(({ transactional }) => transactional));
  if (kinds.size < 2 || config.mixed || metadata.has("executeintransaction") || !config.executeInTransaction) return [];
  const first = statements[0]?.transactional;
  const line = lineAt(statements.find(({ transactional }) => transactional !== first)?.offset ?? 0);
  const message = `Flyway stops at \`${file}\` with: "Detected both transactional and non-transactional statements within the same migration (even though mixed is false). Offending statement found at line ${line}".`;
  const remedy = "Put the statements that cannot run in a transaction into a migration of their own.";
  return [{ kind: "unreadable", file, line, message, remedy }];
}

function scriptPath(file: string, { folders }: FlywaySetup): string {
  const folder = folders.filter((each) => isWithin(file, each)).sort((a, b) => b.length - a.length)[0] ?? ".";
  return folder === "." ? file : file.slice(folder.length + 1);
}

/** PostgreSQLAdvisoryLockTemplate.java: the lock is held in a transaction of another session, and PostgreSQL's concurrent
 * builds wait for every transaction that is older. A history that has one already gets past it somehow. */
function waitsForever(migrations: readonly FlywayMigration[], { config }: FlywaySetup): FileProblem[] {
  if (config.transactionalLock) {
    for (const { up } of migrations) {
      const statement = flywayStatements(up.text).statements.find(({ concurrently }) => concurrently);
      if (statement === undefined) continue;
      const line = up.text.slice(0, statement.offset).split("\n").length;
      const message =
        "Flyway holds its lock in a transaction of a second session while it runs this file. PostgreSQL builds and drops indexes `concurrently` only once every older transaction has ended, so the two wait for each other: the deploy hangs.";
      const remedy =
        "Set `flyway.postgresql.transactional.lock=false` (Spring Boot: `spring.flyway.postgresql.transactional-lock: false`) in Flyway's configuration file.";
      return [{ kind: "unreadable", file: up.file, line, message, remedy }];
    }
  }
  return [];
}

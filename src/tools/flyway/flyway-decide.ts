/**
 * What `flyway migrate` does on a database: its validation first (`validateOnMigrate`), then what is pending. Read from
 * flyway-core/src/main/java/org/flywaydb/core/internal/info/{MigrationInfoImpl,MigrationInfoServiceImpl}.java,
 * internal/schemahistory/BaseAppliedMigration.java, api/resolver/ResolvedMigration.java, internal/command/DbMigrate.java.
 */
import type { FlywayConfig } from "./flyway-config.ts";
import { freshStart } from "../fresh-start.ts";
import type { FlywayMigration } from "./flyway-load.ts";
import { flywayKey } from "./flyway-programs.ts";
import { compareFlywayVersions, flywayVersion } from "./flyway-version.ts";
import type { Decision, History, Program, RecordedMigration, Refusal, VersionedFile } from "../tool.ts";

export function decideFlyway(recorded: readonly RecordedMigration[], head: History, config: FlywayConfig): Decision {
  const all = recorded.map(appliedRow);
  const latest = new Map(all.map((row) => [row.key, row]));
  // Of a repeatable migration the last row counts, and every one that has failed.
  const rows = all.filter((row) => latest.get(row.key) === row || row.number !== null || !row.finished);
  const start = freshStart(head) as FlywayMigration | null;
  const files = [...(start === null ? [] : [start]), ...(head.migrations as readonly FlywayMigration[])];
  const programs = new Map((head.programs ?? []).map((each) => [flywayKey(each.version), each]));
  const facts: Facts = {
    rows,
    latest,
    files: new Map(files.map((file) => [flywayKey(file.version), file])),
    programs,
    config,
    start,
    newest: newest(rows.map(({ number }) => number)),
    baseline: newest(rows.map(({ number, baseline }) => (baseline ? number : null))),
    newestFile: newest([
      ...files.map(({ kind, number }) => (kind === "repeatable" ? null : number)),
      ...[...programs.values()].map(({ version, runsAgain }) => (runsAgain === true ? null : version)),
    ]),
  };
  const states = files.map((file) => ({ file, state: stateOf(file, facts) }));
  const late = states.filter(({ state }) => state === "ignored").map(({ file }) => file);
  const latePrograms = [...programs.values()].filter((each) => isLateProgram(each, facts));
  return {
    pending: states.filter(({ state }) => state === "pending").map(({ file }) => file),
    skipped: late,
    refusals: [...duplicateRefusals(head), ...validate(facts, [...late, ...latePrograms])],
  };
}

interface AppliedRow extends RecordedMigration {
  /** As `flywayKey` of its file. */
  readonly key: string;
  /** Flyway's version; null for a repeatable migration. */
  readonly number: string | null;
  readonly baseline: boolean;
}

interface Facts {
  readonly rows: readonly AppliedRow[];
  /** The last row of each key. */
  readonly latest: ReadonlyMap<string, AppliedRow>;
  readonly files: ReadonlyMap<string, FlywayMigration>;
  readonly programs: ReadonlyMap<string, Program>;
  readonly config: FlywayConfig;
  /** The baseline that stands for others on an empty database. */
  readonly start: FlywayMigration | null;
  /** The highest version that is recorded. */
  readonly newest: string | null;
  /** The highest version of a baseline that is recorded. */
  readonly baseline: string | null;
  /** The highest version in the files. */
  readonly newestFile: string | null;
}

/** The form is `flywayBookkeeping`'s. */
function appliedRow(row: RecordedMigration): AppliedRow {
  if (row.version.startsWith("R__")) return { ...row, number: null, baseline: false, key: row.version };
  const baseline = row.version.startsWith("B");
  const number = flywayVersion(baseline ? row.version.slice(1) : row.version) ?? "0";
  return { ...row, number, baseline, key: flywayKey(`${baseline ? "B" : ""}${number}`) };
}

function newest(versions: readonly (string | null)[]): string | null {
  return versions.flatMap((each) => each ?? []).reduce<string | null>(higher, null);
}

function higher(a: string | null, b: string): string {
  return a === null || compareFlywayVersions(a, b) < 0 ? b : a;
}

/** `recorded`: there is nothing to do, or it lies below a baseline. */
function stateOf(file: FlywayMigration, facts: Facts): "pending" | "ignored" | "recorded" {
  const { latest, newest: last } = facts;
  const row = latest.get(flywayKey(file.version));
  if (file.kind === "repeatable") {
    const same = row !== undefined && (row.checksum === file.checksum || row.checksum === file.equivalentChecksum);
    return same ? "recorded" : "pending";
  }
  if (row !== undefined) return "recorded";
  if (file.kind === "baseline") return last === null ? "pending" : "recorded";
  return stateOfUnrecorded(file.number, facts);
}

function stateOfUnrecorded(
  number: string,
  { config, newest: last, baseline, start }: Facts,
): ReturnType<typeof stateOf> {
  if (last === null && start !== null && compareFlywayVersions(number, start.number) <= 0) return "recorded";
  if (baseline !== null && compareFlywayVersions(number, baseline) <= 0) return "recorded";
  return last !== null && compareFlywayVersions(number, last) < 0 && !config.outOfOrder ? "ignored" : "pending";
}

function isLateProgram({ version, runsAgain }: Program, facts: Facts): boolean {
  return runsAgain !== true && !facts.latest.has(flywayKey(version)) && stateOfUnrecorded(version, facts) === "ignored";
}

/** CompositeMigrationResolver.java: `checkForIncompatibilities` comes before everything else. */
function duplicateRefusals(head: History): Refusal[] {
  return head.problems
    .filter(({ kind }) => kind === "duplicate-version")
    .map(({ file, message }): Refusal => {
      const version = head.migrations.find(({ up }) => up.file === file)?.version ?? "";
      return { kind: "duplicate", version, message: /"(.*)"/su.exec(message)?.[1] ?? message };
    });
}

/** MigrationInfoImpl.java: `validate`. Without `validateOnMigrate` only a failed row stops Flyway (DbMigrate.java). */
function validate(facts: Facts, late: readonly Pick<VersionedFile, "version">[]): Refusal[] {
  const { rows, config } = facts;
  if (!config.validateOnMigrate) return rows.filter(({ finished }) => !finished).map(failedOnMigrate);
  return [...rows.flatMap((row) => validateRow(row, facts)), ...late.flatMap((file) => validateLate(file, config))];
}

function failedOnMigrate({ version, number, name }: AppliedRow): Refusal {
  const what = number === null ? `repeatable migration ("${name ?? ""}")` : `migration to version ${number}`;
  return { kind: "failed", version, message: `Schema contains a failed ${what} !` };
}

const REPAIR = "Please remove any half-completed changes then run repair to fix the schema history.";

function validateRow(row: AppliedRow, facts: Facts): Refusal[] {
  const { version, number, name, finished } = row;
  const file = facts.files.get(row.key);
  const isKnown = file !== undefined || facts.programs.has(row.key);
  const state = isKnown ? (finished ? "success" : "failed") : stateOfMissing(row, facts);
  if (isIgnored(number !== null, state, facts.config)) return [];
  if (!finished) {
    const what =
      number === null ? `repeatable migration: ${name ?? ""}` : `migration to version ${number} (${name ?? ""})`;
    return [{ kind: "failed", version, message: `Detected failed ${what}.\n${REPAIR}` }];
  }
  if (isKnown) return file === undefined ? compareWithProgram(row, facts) : compareWithFile(row, file, facts);
  // A baseline that was only marked has no file, and no checksum.
  if (row.baseline && row.checksum === null) return [];
  const message = `Detected applied migration not resolved locally: ${number ?? name ?? ""}.`;
  return [{ kind: "missing", version, message }];
}

/** What is newer than every file may come from a newer release of the application. */
function stateOfMissing({ number }: AppliedRow, { newestFile }: Facts): "missing" | "future" {
  if (number === null) return "missing";
  return newestFile !== null && compareFlywayVersions(number, newestFile) < 0 ? "missing" : "future";
}

function compareWithFile(row: AppliedRow, file: FlywayMigration, { baseline }: Facts): Refusal[] {
  const { version, number, checksum, name } = row;
  if (number !== null && baseline !== null && compareFlywayVersions(number, baseline) <= 0) return [];
  // Of the two, only a program leaves none.
  if (checksum === null && !row.baseline) {
    return [{ kind: "edited", version, message: mismatch("type", number ?? file.script, "JDBC", "SQL") }];
  }
  if (number !== null && checksum !== file.checksum) {
    return [{ kind: "edited", version, message: mismatch("checksum", number, checksum, file.checksum) }];
  }
  return name === recordedDescription(file.name)
    ? []
    : [{ kind: "edited", version, message: mismatch("description", number ?? file.script, name, file.name) }];
}

/** Its checksum is whatever its code says, mostly none. */
function compareWithProgram({ version, key, number, name }: AppliedRow, { programs }: Facts): Refusal[] {
  const program = programs.get(key);
  if (program === undefined || name === recordedDescription(program.name)) return [];
  return [{ kind: "edited", version, message: mismatch("description", number ?? program.file, name, program.name) }];
}

function mismatch(what: string, of: string, applied: string | null, resolved: string | null): string {
  return `Migration ${what} mismatch for migration ${/^\d/u.test(of) ? "version " : ""}${of}\n-> Applied to database : ${applied ?? "null"}\n-> Resolved locally    : ${resolved ?? "null"}`;
}

/** internal/util/AbbreviationUtils.java */
export function recordedDescription(description: string): string {
  return description.length <= 200 ? description : `${description.slice(0, 197)}...`;
}

function validateLate({ version }: Pick<VersionedFile, "version">, config: FlywayConfig): Refusal[] {
  if (isIgnored(true, "ignored", config)) return [];
  const message = `Detected resolved migration not applied to database: ${version}.\nTo ignore this migration, set -ignoreMigrationPatterns='*:ignored'. To allow executing this migration, set -outOfOrder=true.`;
  return [{ kind: "out-of-order", version, message, unless: "-outOfOrder=true" }];
}

/** Patterns are `type:status`, each perhaps `*`. */
function isIgnored(versioned: boolean, state: string, { ignorePatterns }: FlywayConfig): boolean {
  return ignorePatterns.some((pattern) => {
    const [type, status] = pattern.toLowerCase().split(":");
    return (type === "*" || type === (versioned ? "versioned" : "repeatable")) && (status === "*" || status === state);
  });
}

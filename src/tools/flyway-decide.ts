/**
 * What `flyway migrate` does on a database: its validation first (`validateOnMigrate`), then what is pending. Read from
 * flyway-core/src/main/java/org/flywaydb/core/internal/info/{MigrationInfoImpl,MigrationInfoServiceImpl}.java,
 * internal/schemahistory/BaseAppliedMigration.java, api/resolver/ResolvedMigration.java, internal/command/DbMigrate.java.
 */
import type { FlywayConfig } from "./flyway-config.ts";
import { freshStart } from "./fresh-start.ts";
import type { FlywayMigration } from "./flyway-load.ts";
import { flywayKey } from "./flyway-load.ts";
import { compareFlywayVersions, flywayVersion, flywayVersionKey } from "./flyway-version.ts";
import type { Decision, History, Migration, RecordedMigration, Refusal } from "./tool.ts";

export function decideFlyway(recorded: readonly RecordedMigration[], head: History, config: FlywayConfig): Decision {
  const all = recorded.map(appliedRow);
  const latest = new Map(all.map((row) => [row.key, row]));
  // Of a repeatable migration the last row counts, and every one that has failed.
  const rows = all.filter((row) => latest.get(row.key) === row || row.number !== null || !row.finished);
  const start = freshStart(head) as FlywayMigration | null;
  const files = [...(start === null ? [] : [start]), ...(head.migrations as readonly FlywayMigration[])];
  const facts: Facts = {
    rows,
    latest,
    files: new Map(files.map((file) => [flywayKey(file), file])),
    config,
    start,
    newest: newest(rows.map(({ number }) => number)),
    baseline: newest(rows.map(({ number, baseline }) => (baseline ? number : null))),
    newestFile: newest(files.map(({ kind, number }) => (kind === "repeatable" ? null : number))),
  };
  const states = files.map((file) => ({ file, state: stateOf(file, facts) }));
  const late = states.filter(({ state }) => state === "ignored").map(({ file }) => file);
  return {
    pending: states.filter(({ state }) => state === "pending").map(({ file }) => file),
    skipped: late,
    refusals: [...duplicateRefusals(head), ...validate(facts, late)],
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
  return { ...row, number, baseline, key: `${baseline ? "B" : ""}${flywayVersionKey(number)}` };
}

function newest(versions: readonly (string | null)[]): string | null {
  return versions.flatMap((each) => each ?? []).reduce<string | null>(higher, null);
}

function higher(a: string | null, b: string): string {
  return a === null || compareFlywayVersions(a, b) < 0 ? b : a;
}

/** `recorded`: there is nothing to do, or it lies below a baseline. */
function stateOf(
  file: FlywayMigration,
  { latest, config, newest: last, baseline, start }: Facts,
): "pending" | "ignored" | "recorded" {
  const row = latest.get(flywayKey(file));
  if (file.kind === "repeatable") {
    const same = row !== undefined && (row.checksum === file.checksum || row.checksum === file.equivalentChecksum);
    return same ? "recorded" : "pending";
  }
  if (row !== undefined) return "recorded";
  if (file.kind === "baseline") return last === null ? "pending" : "recorded";
  if (last === null && start !== null && compareFlywayVersions(file.number, start.number) <= 0) return "recorded";
  if (baseline !== null && compareFlywayVersions(file.number, baseline) <= 0) return "recorded";
  return last !== null && compareFlywayVersions(file.number, last) < 0 && !config.outOfOrder ? "ignored" : "pending";
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
function validate(facts: Facts, late: readonly Migration[]): Refusal[] {
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
  const state = file === undefined ? stateOfMissing(row, facts) : finished ? "success" : "failed";
  if (isIgnored(number !== null, state, facts.config)) return [];
  if (!finished) {
    const what =
      number === null ? `repeatable migration: ${name ?? ""}` : `migration to version ${number} (${name ?? ""})`;
    return [{ kind: "failed", version, message: `Detected failed ${what}.\n${REPAIR}` }];
  }
  if (file !== undefined) return compareWithFile(row, file, facts);
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
  if (number !== null && checksum !== file.checksum) {
    return [{ kind: "edited", version, message: mismatch("checksum", number, checksum, file.checksum) }];
  }
  return name === recordedDescription(file.name)
    ? []
    : [{ kind: "edited", version, message: mismatch("description", number ?? file.script, name, file.name) }];
}

function mismatch(what: string, of: string, applied: string | null, resolved: string | null): string {
  return `Migration ${what} mismatch for migration ${/^\d/u.test(of) ? "version " : ""}${of}\n-> Applied to database : ${applied ?? "null"}\n-> Resolved locally    : ${resolved ?? "null"}`;
}

/** internal/util/AbbreviationUtils.java */
export function recordedDescription(description: string): string {
  return description.length <= 200 ? description : `${description.slice(0, 197)}...`;
}

function validateLate({ version }: Migration, config: FlywayConfig): Refusal[] {
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

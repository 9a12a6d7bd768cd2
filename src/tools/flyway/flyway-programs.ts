/**
 * Flyway's migrations in Java and Kotlin: not run by the gate, and versions like any other. Read from flyway-core/src/main/java/org/
 * flywaydb/core/api/migration/BaseJavaMigration.java, internal/resolver/{ResolvedMigrationComparator,CompositeMigrationResolver}.java.
 */
import type { FlywayMigration } from "./flyway-load.ts";
import { compareFlywayVersions, flywayVersion, flywayVersionKey } from "./flyway-version.ts";
import { placed } from "../in-order.ts";
import { fileName } from "../paths.ts";
import type { FileProblem, Migration, Program, VersionedFile } from "../tool.ts";

/** Null: a class that names its version in its code, or is none of Flyway's. */
function programOf(file: string): Omit<Program, "behind"> | null {
  const [, repeatable, versioned, description = ""] =
    /^(?:(R)|V([\d_.]*?\d))__(.*)\.[^.]*$/u.exec(fileName(file)) ?? [];
  const name = description.replaceAll("_", " ");
  if (repeatable !== undefined) return { version: `R__${name}`, file, name, runsAgain: true };
  const version = versioned === undefined ? null : flywayVersion(versioned);
  return version === null ? null : { version, file, name };
}

export function flywayPrograms(files: readonly string[], migrations: readonly Migration[]): Program[] {
  const programs = files.flatMap((file) => programOf(file) ?? []);
  return placed(programs, migrations, compareRecorded);
}

/** Versions as they are recorded: `1.2`, `B1.2`, `R__views`. */
function compareRecorded(a: VersionedFile, b: VersionedFile): number {
  const [left, right] = [numberOf(a.version), numberOf(b.version)];
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return compareFlywayVersions(left, right);
}

function numberOf(version: string): string | null {
  return version.startsWith("R__") ? null : version.replace(/^B/u, "");
}

/** The same for what is one migration to Flyway, however the version is written. */
export function flywayKey(version: string): string {
  const number = numberOf(version);
  return number === null ? version : `${version.startsWith("B") ? "B" : ""}${flywayVersionKey(number)}`;
}

/** CompositeMigrationResolver.java: `checkForIncompatibilities`. A program's problem is that of the file beside it. */
export function flywayDuplicates(
  migrations: readonly FlywayMigration[],
  programs: readonly VersionedFile[],
): FileProblem[] {
  const firsts = new Map<string, Offender>();
  const scripts = migrations.map(({ version, up }) => ({ version, file: up.file, words: `${up.file} (SQL)` }));
  const classes = programs.map((each) => ({ ...each, words: `${className(each.file)} (JDBC)` }));
  return [...scripts, ...classes].flatMap((each): FileProblem[] => {
    const key = flywayKey(each.version);
    const other = firsts.get(key);
    if (other === undefined) {
      firsts.set(key, each);
      return [];
    }
    return [takenTwice(other, each)];
  });
}

interface Offender extends VersionedFile {
  readonly words: string;
}

function takenTwice(other: Offender, { version, file, words }: Offender): FileProblem {
  const number = numberOf(version);
  const what =
    number === null
      ? `repeatable migration with description ${version.replace(/^R__/u, "")}`
      : `migration with version ${number}`;
  const message = `Flyway does not start: "Found more than one ${what} Offenders: -> ${other.words} -> ${words}".`;
  const remedy = `Give \`${file}\` a version of its own with \`git mv\`, higher than every other.`;
  return { kind: "duplicate-version", file, line: 1, others: [other.file], message, remedy };
}

function className(file: string): string {
  return file
    .replace(/^(?:.*\/)?src\/main\/(?:java|kotlin|resources)\//u, "")
    .replace(/\.[^.]*$/u, "")
    .replaceAll("/", ".");
}

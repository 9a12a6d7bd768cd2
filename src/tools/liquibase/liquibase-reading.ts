/**
 * What the reading of changelogs has come to, and how it ends where Liquibase stops.
 */
import type { FileProblem, IgnoredFile, Question } from "../tool.ts";
import type { LiquibaseConfig } from "./liquibase-config.ts";
import { relativeTo } from "./liquibase-config.ts";
import type { ChangelogParameters, Locals } from "./liquibase-parameters.ts";

export interface SqlChangelog {
  readonly file: string;
  /** As it is recorded, unless the file says otherwise. */
  readonly recordedAs: string;
  readonly inherited: Inherited;
}

/** What the changelogs and includes that lead to a file say about all that is in it; the nearest come first. */
export interface Inherited {
  readonly contexts: readonly string[];
  readonly labels: readonly string[];
  /** `ignore` of the include itself. */
  readonly ignore: boolean;
}

export interface Changelogs {
  readonly files: readonly SqlChangelog[];
  readonly problems: readonly FileProblem[];
  readonly ignored: readonly IgnoredFile[];
  /** What a changelog asks before anything runs. */
  readonly questions: readonly Question[];
  /** Every changelog that was followed. */
  readonly seen: ReadonlySet<string>;
  /** Files that changesets take their SQL or rows from. */
  readonly named: ReadonlySet<string>;
}

export interface Reading {
  readonly contents: ReadonlyMap<string, Buffer>;
  readonly config: LiquibaseConfig;
  readonly parameters: ChangelogParameters;
  readonly onSql: (changelog: SqlChangelog) => void;
  readonly files: SqlChangelog[];
  readonly problems: FileProblem[];
  readonly ignored: IgnoredFile[];
  readonly questions: Question[];
  readonly seen: Set<string>;
  readonly named: Set<string>;
}

/** The changelog that is being read. */
export interface Place {
  readonly file: string;
  readonly inherited: Inherited;
  readonly locals: Locals;
  /** The changelogs around it, and the folders that `includeAll` is in. */
  readonly open: readonly string[];
}

/** Below the first folder of the search path that holds it. */
export function recordedName(path: string, { searchPath }: LiquibaseConfig): string {
  const folder = searchPath.find((each) => each === "." || path.startsWith(`${each}/`)) ?? ".";
  return relativeTo(path, folder);
}

export function stop(reading: Reading, file: string, message: string, remedy: string): void {
  reading.problems.push({ kind: "unreadable", file, message, remedy });
}

export function stopAtMissing(reading: Reading, file: string): void {
  const { config } = reading;
  const message = `Liquibase stops with: "The file ${recordedName(file, config)} was not found in the configured search path". It is included by a changelog below \`${config.root ?? file}\`.`;
  stop(reading, config.root ?? file, message, `Add \`${file}\`, or take the include out.`);
}

export function stopAtCircle(reading: Reading, file: string, folder: string): void {
  const message = `Liquibase stops at \`${file}\` with: "Circular reference detected in '${recordedName(folder, reading.config)}'".`;
  stop(reading, file, message, "Move the changelog out of the folder that it includes.");
}

/**
 * What Flyway reads out of a file's name: `V1.2__create_trips.sql`, `R__views.sql`, `U1.2__…`, `B2__…`, `beforeMigrate.sql`.
 * flyway-core/src/main/java/org/flywaydb/core/internal/resource/ResourceNameParser.java, api/callback/Event.java.
 */
import type { FlywayConfig } from "./flyway-config.ts";
import { flywayVersion } from "./flyway-version.ts";
import { fileName } from "../paths.ts";

export type FlywayKind = "versioned" | "repeatable" | "undo" | "baseline";

export interface FlywayName {
  readonly kind: FlywayKind;
  /** As Flyway shows it; empty for a repeatable migration. */
  readonly version: string;
  readonly description: string;
}

/** Names of the events that a `.sql` file can be called for. */
const CALLBACK =
  /^((?:before|after)(?:Clean|Migrate|EachMigrate|EachMigrateStatement|Undo|EachUndo|EachUndoStatement|Validate|Baseline|Repair|Info)|afterVersioned|beforeRepeatables|afterMigrateApplied|after\w+(?:Error|OperationFinish)|createSchema|beforeCreateSchema|beforeConnect|afterConnect)(?:__(.*))?$/u;

const IMITATED = [
  "beforeMigrate",
  "beforeEachMigrate",
  "afterEachMigrate",
  "afterMigrateApplied",
  "afterMigrate",
] as const;

export type FlywayEvent = (typeof IMITATED)[number];

export interface FlywayCallbackName {
  readonly event: FlywayEvent;
  readonly description: string | null;
}

/** What `flyway migrate` has besides these; other commands' callbacks have nothing to do with migrations. */
const OF_MIGRATE =
  /^(?:(?:before|after)(?:EachMigrateStatement|Validate|Connect)|afterVersioned|beforeRepeatables|createSchema|beforeCreateSchema)$/u;

/** Null for any other file. */
export function parseFlywayCallback(path: string, config: FlywayConfig): FlywayCallbackName | null {
  const [, name, description] = CALLBACK.exec(stemOf(path, config) ?? "") ?? [];
  const event = IMITATED.find((each) => each === name);
  return event === undefined ? null : { event, description: description?.replaceAll("_", " ") ?? null };
}

function stemOf(path: string, { suffixes }: FlywayConfig): string | null {
  const name = fileName(path);
  const suffix = suffixes.find((each) => name.toUpperCase().endsWith(each.toUpperCase()));
  return suffix === undefined ? null : name.slice(0, name.length - suffix.length);
}

/** A string is the reason why the file is not run; null for a file that has nothing to do with Flyway. */
export function parseFlywayName(path: string, config: FlywayConfig): FlywayName | string | null {
  const stem = stemOf(path, config);
  if (stem === null) return null;
  const event = CALLBACK.exec(stem)?.[1];
  if (event !== undefined) return OF_MIGRATE.test(event) ? "a callback of a kind that the gate does not run" : null;
  const prefixed = Object.entries(config.prefixes)
    .sort(([, a], [, b]) => b.length - a.length)
    .find(([, prefix]) => stem.startsWith(prefix));
  if (prefixed === undefined) return "Flyway finds no prefix in its name";
  const [kind, prefix] = prefixed as [FlywayKind, string];
  const rest = stem.slice(prefix.length);
  const at = rest.indexOf(config.separator);
  const before = at < 0 ? rest : rest.slice(0, at);
  const description = (at < 0 ? "" : rest.slice(at + config.separator.length)).replaceAll("_", " ");
  if (kind === "repeatable") {
    return before === ""
      ? { kind, version: "", description }
      : `Flyway's repeatable migrations have no version: \`${prefix}${config.separator}${description || "description"}${config.suffixes[0] ?? ""}\``;
  }
  if (before === "") return "Flyway finds no version in its name";
  const version = flywayVersion(before);
  return version === null ? `Flyway could not recognise version number ${before}` : { kind, version, description };
}

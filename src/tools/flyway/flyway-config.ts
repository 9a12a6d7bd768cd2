/**
 * Flyway's settings as far as they decide what is run and recorded, with its defaults
 * (flyway-core/src/main/java/org/flywaydb/core/internal/configuration/models/FlywayModel.java: `defaults`).
 */
import type { JavaSettings } from "../manifests/java-settings.ts";
import type { FlywayKind } from "./flyway-name.ts";

export interface FlywayConfig {
  /** As configured: `classpath:db/migration`, `filesystem:sql`, `db/migration`. */
  readonly locations: readonly string[];
  readonly table: string;
  readonly schemas: readonly string[];
  readonly defaultSchema: string | null;
  readonly createSchemas: boolean;
  readonly prefixes: Readonly<Record<FlywayKind, string>>;
  readonly separator: string;
  readonly suffixes: readonly string[];
  readonly placeholders: Readonly<Record<string, string>>;
  readonly placeholderReplacement: boolean;
  readonly placeholderPrefix: string;
  readonly placeholderSuffix: string;
  readonly placeholderSeparator: string;
  readonly outOfOrder: boolean;
  readonly validateOnMigrate: boolean;
  readonly mixed: boolean;
  readonly group: boolean;
  readonly executeInTransaction: boolean;
  /** `*:future`, `repeatable:missing` … */
  readonly ignorePatterns: readonly string[];
  /** Null: the user who connects. */
  readonly installedBy: string | null;
  /** False: the lock is no transaction of its own, so that `create index concurrently` does not wait for it. */
  readonly transactionalLock: boolean;
}

export const DEFAULT_FLYWAY_CONFIG: FlywayConfig = flywayConfig(new Map());

/** Keys in lower case without dashes and without `flyway.` or `spring.flyway.`. */
export function flywayConfig(settings: JavaSettings): FlywayConfig {
  const text = (key: string, otherwise: string): string => settings.get(key)?.[0] ?? otherwise;
  const flag = (key: string, otherwise: boolean): boolean => text(key, String(otherwise)).toLowerCase() === "true";
  const list = (key: string, otherwise: readonly string[]): readonly string[] => {
    const given = (settings.get(key) ?? []).flatMap((each) => each.split(",")).map((each) => each.trim());
    return given.some((each) => each !== "") ? given.filter((each) => each !== "") : otherwise;
  };
  return {
    locations: list("locations", ["db/migration"]),
    table: text("table", "flyway_schema_history"),
    schemas: list("schemas", []),
    defaultSchema: settings.get("defaultschema")?.[0] ?? null,
    createSchemas: flag("createschemas", true),
    prefixes: {
      versioned: text("sqlmigrationprefix", "V"),
      repeatable: text("repeatablesqlmigrationprefix", "R"),
      undo: text("undosqlmigrationprefix", "U"),
      baseline: text("baselinemigrationprefix", "B"),
    },
    separator: text("sqlmigrationseparator", "__"),
    suffixes: list("sqlmigrationsuffixes", [".sql"]),
    placeholders: Object.fromEntries(
      [...settings].flatMap(([key, values]) =>
        key.startsWith("placeholders.") ? [[key.slice("placeholders.".length), values.join(",")]] : [],
      ),
    ),
    placeholderReplacement: flag("placeholderreplacement", true),
    placeholderPrefix: text("placeholderprefix", "${"),
    placeholderSuffix: text("placeholdersuffix", "}"),
    placeholderSeparator: text("placeholderseparator", ":"),
    outOfOrder: flag("outoforder", false),
    validateOnMigrate: flag("validateonmigrate", true),
    mixed: flag("mixed", false),
    group: flag("group", false),
    executeInTransaction: flag("executeintransaction", true),
    ignorePatterns: list("ignoremigrationpatterns", ["*:future"]),
    installedBy: settings.get("installedby")?.[0] ?? null,
    transactionalLock: flag("postgresql.transactional.lock", flag("postgresql.transactionallock", true)),
  };
}

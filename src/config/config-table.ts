/**
 * The keys of the config file: what the published JSON Schema, the docs and the list of known keys are made from.
 */
import { configPaths, defaultOptions, newestMajor, oldestMajor } from "./defaults.ts";
import { failOnValues } from "./values.ts";

export interface ConfigRow {
  readonly key: string;
  readonly description: string;
  /** What holds without the key, in words; null when there is nothing to say. */
  readonly default: string | null;
  /** A value in YAML. */
  readonly example: string;
  /** JSON Schema of the value. */
  readonly schema: Readonly<Record<string, unknown>>;
}

export const ruleSeverities = ["error", "warning", "note", "off"] as const;

const words = { type: "string", pattern: "\\S" };

const patterns = { oneOf: [words, { type: "array", items: words }] };

const ruleSetting = {
  oneOf: [
    { enum: [...ruleSeverities] },
    {
      type: "object",
      properties: {
        severity: { enum: [...ruleSeverities] },
        reason: { ...words, description: "Why; shown in the report." },
      },
      required: ["severity"],
      additionalProperties: false,
    },
  ],
};

export const configKeys = [
  {
    key: "project",
    description: "Name shown in the report; tells the comments of several projects apart.",
    default: "the repository's name",
    example: "trips",
    schema: words,
  },
  {
    key: "migrations",
    description: "Folder of the migrations, relative to the repository's root, or a list of them.",
    default: "detected",
    example: "db/migrations",
    schema: { oneOf: [words, { type: "array", items: words, minItems: 1 }] },
  },
  {
    key: "tool",
    description: "The migration tool whose rules hold.",
    default: "detected",
    example: "sqlx",
    schema: words,
  },
  {
    key: "postgres",
    description: "PostgreSQL's major version in production.",
    default: null,
    example: "16",
    schema: { type: "integer", minimum: oldestMajor, maximum: newestMajor },
  },
  {
    key: "setup",
    description: "SQL that runs first on every database: roles, extensions, settings.",
    default: null,
    example: "create role app;",
    schema: words,
  },
  {
    key: "setup-file",
    description: "A file of such SQL in the repository, relative to its root, instead of `setup`.",
    default: null,
    example: "db/setup.sql",
    schema: words,
  },
  {
    key: "session-setup",
    description: "SQL that runs at the start of each session of the tool: `set role`, a lock that your runner holds.",
    default: null,
    example: "set role migrator;",
    schema: words,
  },
  {
    key: "schemas",
    description:
      "Which schemas are compared: names, or patterns with `*` and `?`. What is excluded counts more; objects in no schema always are.",
    default: "all",
    example: "{ exclude: [audit, partman_*] }",
    schema: { type: "object", properties: { include: patterns, exclude: patterns }, additionalProperties: false },
  },
  {
    key: "privileges",
    description: "Whether owners, privileges and default privileges are compared, too.",
    default: "false",
    example: "true",
    schema: { type: "boolean" },
  },
  {
    key: "statement-timeout",
    description: "How long one statement may run: `5min`, `30s`, `500ms` or a number of seconds.",
    default: `${defaultOptions.statementTimeout / 60_000}min`,
    example: "30s",
    schema: {
      oneOf: [
        { type: "string", pattern: "^\\s*\\d+(\\.\\d+)?\\s*(ms|s|min|h)?\\s*$" },
        { type: "number", exclusiveMinimum: 0 },
      ],
    },
  },
  {
    key: "fail-on",
    description: "The least severity that blocks.",
    default: defaultOptions.failOn,
    example: "warning",
    schema: { enum: [...failOnValues] },
  },
  {
    key: "rules",
    description: "Severity of single rules, by rule id, with a reason if you like.",
    default: null,
    example: "{ out-of-order: { severity: note, reason: we rebase before each release } }",
    schema: { type: "object", propertyNames: { pattern: "^[a-z]+(-[a-z]+)*$" }, additionalProperties: ruleSetting },
  },
] as const satisfies readonly ConfigRow[];

export type ConfigKey = (typeof configKeys)[number]["key"];

/** The JSON Schema that editors use; published as `schema/config.schema.json`. */
export function configSchema(): Readonly<Record<string, unknown>> {
  const rows: readonly ConfigRow[] = configKeys;
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "migration-gate",
    description: `Settings of migration-gate: ${configPaths[0]}`,
    type: ["object", "null"],
    properties: Object.fromEntries(
      rows.map((row) => [row.key, { description: describe(row), ...row.schema }] as const),
    ),
    additionalProperties: false,
    not: { required: ["setup", "setup-file"] },
  };
}

function describe(row: ConfigRow): string {
  return row.default === null ? row.description : `${row.description} Default: ${row.default}.`;
}

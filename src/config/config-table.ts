/**
 * The keys of the config file: what the published JSON Schema, the docs and the list of known keys are made from.
 */
import {
  configPaths,
  defaultApplyTimeout,
  defaultOptions,
  mostInterrupts,
  newestMajor,
  oldestMajor,
} from "./defaults.ts";
import { thenValues } from "./fresh-from.ts";
import { defaultLast, mostTags } from "./upgrade-from.ts";
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

export const allowEditsValues = ["never", "unreleased"] as const;

const words = { type: "string", pattern: "\\S" };

const patterns = { oneOf: [words, { type: "array", items: words }] };

/** A pattern with a count for `upgrade-from`. */
const newestTags = {
  type: "object",
  properties: {
    tags: { ...words, description: "A pattern with `*` and `?`." },
    last: {
      type: "integer",
      minimum: 1,
      maximum: mostTags,
      description: `How many, the newest by their versions. Default: ${defaultLast}.`,
    },
    "pre-releases": { type: "boolean", description: "True to count `v2.0.0-rc.1` as well." },
  },
  required: ["tags"],
  additionalProperties: false,
};

const startPoint = { oneOf: [words, newestTags] };

const files = { oneOf: [words, { type: "array", items: words, minItems: 1 }] };

const duration = {
  oneOf: [
    { type: "string", pattern: "^\\s*\\d+(\\.\\d+)?\\s*(ms|s|min|h)?\\s*$" },
    { type: "number", exclusiveMinimum: 0 },
  ],
};

/** An object with `then` is a promise to whoever awaits it, so that it is put together by name. */
const freshFromFields = Object.fromEntries(
  ["files", "then"].map((key) => [key, key === "files" ? files : { enum: [...thenValues] }]),
);

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
    key: "apply",
    description:
      "Instead of `tool`: the command that applies the migrations on the database that `DATABASE_URL` names, run at the root of a checkout.",
    default: null,
    example: "npx knex migrate:latest",
    schema: words,
  },
  {
    key: "rollback",
    description:
      "The command that undoes what `apply` has applied last, run again until nothing new is left: the way back is tried.",
    default: null,
    example: "npx knex migrate:rollback",
    schema: words,
  },
  {
    key: "install",
    description: "What that command needs, run once in each checkout before it.",
    default: null,
    example: "npm ci",
    schema: words,
  },
  {
    key: "env",
    description: "Environment variables for these commands, which get none of the gate's own but `PATH` and the like.",
    default: null,
    example: "{ RAILS_ENV: test }",
    schema: {
      type: "object",
      propertyNames: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
      additionalProperties: { type: ["string", "number", "boolean"] },
    },
  },
  {
    key: "apply-timeout",
    description: "How long each run of a command may take.",
    default: `${defaultApplyTimeout / 60_000}min`,
    example: "20min",
    schema: duration,
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
    key: "upgrade-from",
    description:
      "Where databases are, apart from base: tags, branches or commits, or the newest tags of a pattern. Each is one more path.",
    default: null,
    example: '{ tags: "v*", last: 3 }',
    schema: { oneOf: [words, newestTags, { type: "array", items: startPoint, minItems: 1 }] },
  },
  {
    key: "fresh-from",
    description:
      "The SQL files that a fresh install runs instead of the migrations (a schema dump), and whether the tool runs what is pending afterwards.",
    default: "the migrations",
    example: "db/structure.sql",
    schema: {
      oneOf: [
        words,
        { type: "array", items: words, minItems: 1 },
        {
          type: "object",
          properties: freshFromFields,
          required: ["files"],
          additionalProperties: false,
        },
      ],
    },
  },
  {
    key: "allow-edits",
    description:
      "`unreleased`: a merged migration may be edited, renamed or deleted while nothing of `upgrade-from` has it.",
    default: "never",
    example: "never",
    schema: { enum: [...allowEditsValues] },
  },
  {
    key: "statement-timeout",
    description: "How long one statement may run: `5min`, `30s`, `500ms` or a number of seconds.",
    default: `${defaultOptions.statementTimeout / 60_000}min`,
    example: "30s",
    schema: duration,
  },
  {
    key: "interrupts",
    description:
      "At how many points the pending migrations are stopped, to see what that leaves and whether running them again mends it. 0: not at all.",
    default: String(defaultOptions.interrupts),
    example: "100",
    schema: { type: "integer", minimum: 0, maximum: mostInterrupts },
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
  {
    key: "projects",
    description:
      "The projects of the repository, each with these same keys; what is set beside the list holds for all of them.",
    default: "every one that is found",
    example:
      "[{ migrations: services/billing/migrations }, { project: trips, tool: sqlx, migrations: trips/migrations }]",
    // Its items' schema is made from the other rows.
    schema: {},
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
    properties: propertiesOf(rows, { type: "array", minItems: 1, items: { $ref: "#/definitions/project" } }),
    additionalProperties: false,
    allOf: [...EXCLUDING, { not: { required: ["migrations", "projects"] } }],
    definitions: {
      project: {
        type: "object",
        properties: propertiesOf(
          rows.filter(({ key }) => key !== "projects"),
          {},
        ),
        additionalProperties: false,
        allOf: EXCLUDING,
      },
    },
  };
}

const EXCLUDING = [
  ["setup", "setup-file"],
  ["apply", "tool"],
].map((keys) => ({ not: { required: keys } }));

function propertiesOf(rows: readonly ConfigRow[], projects: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    rows.map((row) => [row.key, { description: describe(row), ...(row.key === "projects" ? projects : row.schema) }]),
  );
}

function describe(row: ConfigRow): string {
  return row.default === null ? row.description : `${row.description} Default: ${row.default}.`;
}

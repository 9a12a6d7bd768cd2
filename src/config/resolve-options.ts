/**
 * Arguments or inputs, then the config file, then the default: the first that says something counts.
 */
import { resolve } from "node:path";
import type { SchemaFilter } from "../catalog/schema-filter.ts";
import type { Choices } from "./choices.ts";
import type { ConfigFile } from "./config-file.ts";
import { defaultOptions } from "./defaults.ts";
import type { GateOptions } from "./options.ts";

/** Frozen, through and through. `configFile`: null when there is none. */
export function resolveOptions(choices: Choices, configFile: ConfigFile | null): GateOptions {
  const rules = Object.entries(configFile?.rules ?? defaultOptions.rules);
  return Object.freeze({
    repository: resolve(choices.repository),
    base: choices.base ?? defaultOptions.base,
    head: choices.head ?? defaultOptions.head,
    migrations: Object.freeze([...(choices.migrations ?? configFile?.migrations ?? defaultOptions.migrations)]),
    tool: choices.tool ?? configFile?.tool ?? defaultOptions.tool,
    databaseUrl: choices.databaseUrl ?? defaultOptions.databaseUrl,
    postgres: choices.postgres ?? configFile?.postgres ?? defaultOptions.postgres,
    setup: configFile?.setup ?? defaultOptions.setup,
    privileges: choices.privileges ?? configFile?.privileges ?? defaultOptions.privileges,
    schemas: frozenFilter(configFile?.schemas ?? defaultOptions.schemas),
    sessionSetup: configFile?.sessionSetup ?? defaultOptions.sessionSetup,
    statementTimeout: configFile?.statementTimeout ?? defaultOptions.statementTimeout,
    rules: Object.freeze(Object.fromEntries(rules.map(([rule, setting]) => [rule, Object.freeze({ ...setting })]))),
    failOn: choices.failOn ?? configFile?.failOn ?? defaultOptions.failOn,
    project: choices.project ?? configFile?.project ?? defaultOptions.project,
  });
}

function frozenFilter({ include, exclude }: SchemaFilter): SchemaFilter {
  return Object.freeze({ include: Object.freeze([...include]), exclude: Object.freeze([...exclude]) });
}

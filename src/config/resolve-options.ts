/**
 * Arguments or inputs, then the config file, then the default: the first that says something counts.
 */
import { resolve } from "node:path";
import type { SchemaFilter } from "../catalog/schema-filter.ts";
import type { Choices } from "./choices.ts";
import type { ConfigFile } from "./config-file.ts";
import type { ApplyOptions } from "./apply-options.ts";
import { defaultApplyTimeout, defaultOptions } from "./defaults.ts";
import type { FreshFrom } from "./fresh-from.ts";
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
    // A tool that is named on the command line counts more than a command in the file.
    apply: choices.tool === null ? applyFrom(configFile) : null,
    databaseUrl: choices.databaseUrl ?? defaultOptions.databaseUrl,
    postgres: choices.postgres ?? configFile?.postgres ?? defaultOptions.postgres,
    setup: configFile?.setup ?? defaultOptions.setup,
    privileges: choices.privileges ?? configFile?.privileges ?? defaultOptions.privileges,
    schemas: frozenFilter(configFile?.schemas ?? defaultOptions.schemas),
    sessionSetup: configFile?.sessionSetup ?? defaultOptions.sessionSetup,
    upgradeFrom: Object.freeze(
      (configFile?.upgradeFrom ?? defaultOptions.upgradeFrom).map((each) => Object.freeze(each)),
    ),
    freshFrom: frozenFreshFrom(configFile?.freshFrom ?? defaultOptions.freshFrom),
    allowEdits: configFile?.allowEdits ?? defaultOptions.allowEdits,
    statementTimeout: configFile?.statementTimeout ?? defaultOptions.statementTimeout,
    interrupts: configFile?.interrupts ?? defaultOptions.interrupts,
    rules: Object.freeze(Object.fromEntries(rules.map(([rule, setting]) => [rule, Object.freeze({ ...setting })]))),
    failOn: choices.failOn ?? configFile?.failOn ?? defaultOptions.failOn,
    project: choices.project ?? configFile?.project ?? defaultOptions.project,
  });
}

function applyFrom(file: ConfigFile | null): ApplyOptions | null {
  if (file === null || file.apply === null) return null;
  const { apply: command, rollback, install, env, applyTimeout } = file;
  return Object.freeze({
    command,
    rollback,
    install,
    env: Object.freeze({ ...env }),
    timeout: applyTimeout ?? defaultApplyTimeout,
  });
}

function frozenFreshFrom(from: FreshFrom | null): FreshFrom | null {
  return from === null ? null : Object.freeze({ files: Object.freeze([...from.files]), afterwards: from.afterwards });
}

function frozenFilter({ include, exclude }: SchemaFilter): SchemaFilter {
  return Object.freeze({ include: Object.freeze([...include]), exclude: Object.freeze([...exclude]) });
}

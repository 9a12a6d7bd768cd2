/**
 * Everything that can be chosen, parsed once from arguments or inputs and the config file: the one validated object
 * that the rest of the program sees.
 */
import type { SchemaFilter } from "../catalog/schema-filter.ts";
import type { Severity } from "../checks/finding.ts";
import type { ApplyOptions } from "./apply-options.ts";
import type { FreshFrom } from "./fresh-from.ts";
import type { UpgradeFrom } from "./upgrade-from.ts";

/** What the user says about one rule in the config file. */
export interface RuleSetting {
  readonly severity: Severity | "off";
  /** Why; shown in the report. */
  readonly reason: string | null;
}

export interface GateOptions {
  /** Absolute path of the repository (or a folder within it, or a bare repository). */
  readonly repository: string;
  /** Null: the merge base with the default branch. */
  readonly base: string | null;
  /** Null: the working tree. */
  readonly head: string | null;
  /** Folders relative to the repository's root; empty: detect. */
  readonly migrations: readonly string[];
  /** A tool's name; null: detect. */
  readonly tool: string | null;
  /** True where nobody told the tool: it was found. */
  readonly toolIsFound?: boolean;
  /** A command that applies the migrations, of a tool that the gate does not know; null: by `tool`. */
  readonly apply: ApplyOptions | null;
  readonly databaseUrl: string | null;
  readonly postgres: number | null;
  /** SQL that runs on every database before the first migration (roles, extensions, settings). */
  readonly setup: string | null;
  /** SQL that runs at the start of each of the tool's sessions (`set role`, a lock that a runner of the team's own holds). */
  readonly sessionSetup: string | null;
  readonly schemas: SchemaFilter;
  /** Where databases are, apart from base. */
  readonly upgradeFrom: readonly UpgradeFrom[];
  /** What a fresh install runs instead of the migrations; null: the migrations. */
  readonly freshFrom: FreshFrom | null;
  /** `unreleased`: a merged migration may change as long as nothing of `upgradeFrom` has it. */
  readonly allowEdits: "never" | "unreleased";
  /** True when owners, privileges and default privileges count. */
  readonly privileges: boolean;
  /** Milliseconds. */
  readonly statementTimeout: number;
  /** How many stops of the pending migrations are tried at most; 0: none. */
  readonly interrupts: number;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly failOn: "error" | "warning" | "never";
  /** Name shown in the report and used in the comment's marker; null: the repository's name. */
  readonly project: string | null;
}

/**
 * The options of the command line: what `--help`, the README and the parser are made from.
 */
import {
  configPaths,
  defaultFormat,
  defaultLockRetries,
  defaultLockTimeout,
  defaultOptions,
  defaultWait,
  newestMajor,
  oldestMajor,
} from "./defaults.ts";
import { failOnValues, formatValues } from "./values.ts";

export interface OptionRow {
  /** Without the dashes. */
  readonly name: string;
  /** Stands for the value; null when the option takes none. */
  readonly placeholder: string | null;
  readonly repeatable: boolean;
  /** What holds without the option, in words; null when there is nothing to say. */
  readonly default: string | null;
  readonly description: string;
  /** The commands that take it; left out: all of them. */
  readonly commands?: readonly CommandName[];
  /** One letter, without the dash. */
  readonly short?: string;
}

export const commandNames = ["check", "diff", "apply", "init"] as const;
export type CommandName = (typeof commandNames)[number];

export const commandOptions = [
  value("repo", "DIR", "the current folder", "The repository: a checkout, a folder in it, or a bare clone."),
  only("check", value("base", "REF", "where head left the default branch", "The state that production is in.")),
  {
    ...value("head", "REF", "the working tree", "The state to check, or to apply: a branch, tag or commit."),
    commands: ["check", "apply"],
  },
  judging({
    name: "migrations",
    placeholder: "DIR",
    repeatable: true,
    default: "detected",
    description: "Folder of the migrations, from the repository's root; repeatable.",
  }),
  judging(value("tool", "NAME", "detected", "The migration tool whose rules hold.")),
  judging(
    value("database-url", "URL", "$MIGRATION_GATE_DATABASE_URL", "Server for throwaway databases; apply: the target."),
  ),
  judging(
    value("postgres", "MAJOR", null, `Start a PostgreSQL of this major version, ${oldestMajor} to ${newestMajor}.`),
  ),
  judging(value("config", "FILE", `${configPaths[0]} of head`, "The config file, read from disk.")),
  only("check", value("fail-on", failOnValues.join("|"), defaultOptions.failOn, "The least severity that blocks.")),
  only("check", value("project", "NAME", "the repository's name", "Name shown in the report.")),
  judging(value("format", formatValues.join("|"), defaultFormat, "How the report is written.")),
  judging(value("output", "FILE", "standard output", "Where the report is written.")),
  judging(flag("privileges", "Compare owners, privileges and default privileges, too.")),
  only("diff", value("save", "FILE", null, "Save the last side's catalog, to be compared with later.")),
  only("init", flag("force", "Overwrite the config file and the workflow that are there.")),
  only("apply", flag("dry-run", "Show what would be done, and touch nothing.")),
  only("apply", value("lock-timeout", "TIME", defaultLockTimeout, "How long a statement waits for a lock.")),
  only("apply", value("lock-retries", "COUNT", String(defaultLockRetries), "How often it is tried again after that.")),
  only("apply", value("wait", "TIME", defaultWait, "How long to wait for another run, or for the tool.")),
  only("apply", flag("accept-drift", "Go on although the schema is not what the recorded migrations make.")),
  only("apply", flag("accept-data-loss", "Go back also over rows that would be lost by it.")),
  only("apply", flag("no-rollback", "Keep what has been applied when a later step fails.")),
  judging(flag("quiet", "Do not show progress.")),
  flag("debug", "Show stack traces."),
  flag("version", "Print the version."),
  { ...flag("help", "Print this text."), short: "h" },
] as const satisfies readonly OptionRow[];

export type OptionName = (typeof commandOptions)[number]["name"];

function value<const Name extends string>(
  name: Name,
  placeholder: string,
  byDefault: string | null,
  description: string,
) {
  return { name, placeholder, repeatable: false, default: byDefault, description };
}

function only<const Row extends OptionRow>(command: CommandName, row: Row) {
  return { ...row, commands: [command] };
}

/** Of the commands that look at migrations. */
function judging<const Row extends OptionRow>(row: Row) {
  return { ...row, commands: ["check", "diff", "apply"] as const };
}

function flag<const Name extends string>(name: Name, description: string) {
  return { name, placeholder: null, repeatable: false, default: null, description };
}

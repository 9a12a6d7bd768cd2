/**
 * The options of the command line: what `--help`, the README and the parser are made from.
 */
import { configPaths, defaultFormat, defaultOptions, newestMajor, oldestMajor } from "./defaults.ts";
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
  /** One letter, without the dash. */
  readonly short?: string;
}

export const checkOptions = [
  value("repo", "DIR", "the current folder", "The repository: a checkout, a folder in it, or a bare clone."),
  value("base", "REF", "where head left the default branch", "The state that production is in."),
  value("head", "REF", "the working tree", "The state to check: a branch, tag or commit."),
  {
    name: "migrations",
    placeholder: "DIR",
    repeatable: true,
    default: "detected",
    description: "Folder of the migrations, from the repository's root; repeatable.",
  },
  value("tool", "NAME", "detected", "The migration tool whose rules hold."),
  value("database-url", "URL", "$MIGRATION_GATE_DATABASE_URL", "A PostgreSQL server to make throwaway databases on."),
  value("postgres", "MAJOR", null, `Start a PostgreSQL of this major version, ${oldestMajor} to ${newestMajor}.`),
  value("config", "FILE", `${configPaths[0]} of head`, "The config file, read from disk."),
  value("fail-on", failOnValues.join("|"), defaultOptions.failOn, "The least severity that blocks."),
  value("project", "NAME", "the repository's name", "Name shown in the report."),
  value("format", formatValues.join("|"), defaultFormat, "How the report is written."),
  value("output", "FILE", "standard output", "Where the report is written."),
  flag("quiet", "Do not show progress."),
  flag("debug", "Show stack traces."),
  flag("version", "Print the version."),
  { ...flag("help", "Print this text."), short: "h" },
] as const satisfies readonly OptionRow[];

export type OptionName = (typeof checkOptions)[number]["name"];

function value<const Name extends string>(
  name: Name,
  placeholder: string,
  byDefault: string | null,
  description: string,
) {
  return { name, placeholder, repeatable: false, default: byDefault, description };
}

function flag<const Name extends string>(name: Name, description: string) {
  return { name, placeholder: null, repeatable: false, default: null, description };
}

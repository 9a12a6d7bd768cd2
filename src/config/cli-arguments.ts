/**
 * The arguments of the command line. Everything that is wrong with them is a UserError of one sentence.
 */
import { parseArgs } from "node:util";
import { UserError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { printable } from "../printable.ts";
import type { Choices } from "./choices.ts";
import { defaultFormat, defaultLockRetries, defaultOptions, defaultWait } from "./defaults.ts";
import type { DeployOptions } from "./deploy-options.ts";
import { commandNames, commandOptions } from "./options-table.ts";
import type { CommandName, OptionName, OptionRow } from "./options-table.ts";
import { countUpTo, databaseUrl, failOn, folders, format, majorVersion, milliseconds, text } from "./values.ts";
import type { Format, ValueParser } from "./values.ts";

export interface CheckCommand {
  readonly kind: "check";
  readonly choices: Choices;
  readonly format: Format;
  /** A file for the report; null for standard output. */
  readonly output: string | null;
  readonly quiet: boolean;
  readonly debug: boolean;
}

export interface DiffCommand {
  readonly kind: "diff";
  readonly from: string;
  /** Null: `from` is only saved. */
  readonly to: string | null;
  /** A file for the catalog of the last side; null when it is not wanted. */
  readonly save: string | null;
  readonly choices: Choices;
  readonly format: Format;
  readonly output: string | null;
  readonly quiet: boolean;
  readonly debug: boolean;
}

export interface ApplyCommand {
  readonly kind: "apply";
  readonly deploy: DeployOptions;
  /** Their server is the one for throwaway databases. */
  readonly choices: Choices;
  readonly format: Format;
  readonly output: string | null;
  readonly quiet: boolean;
  readonly debug: boolean;
}

export interface InitCommand {
  readonly kind: "init";
  /** The repository's folder, as given. */
  readonly repository: string;
  /** Replace files that are there. */
  readonly force: boolean;
}

export type Command =
  | CheckCommand
  | DiffCommand
  | ApplyCommand
  | InitCommand
  | { readonly kind: "help" }
  | { readonly kind: "version" };

type Given = ReadonlyMap<OptionName, readonly string[]>;

/** `$DATABASE_URL` is not used: it often names a database that matters. */
const databaseUrlVariable = "MIGRATION_GATE_DATABASE_URL";
/** Of the database that `apply` works on, for a password that is not to be seen among the arguments of processes. */
const targetVariable = "MIGRATION_GATE_TARGET_URL";
const commands: readonly string[] = [...commandNames, "help"];

/** `argv`: without the program's own name. */
export function parseArguments(argv: readonly string[], environment: Readonly<NodeJS.ProcessEnv>): Command {
  const tokens = tokensOf(argv);
  const asksFor = (name: OptionName) => tokens.some((token) => token.kind === "option" && token.name === name);
  if (asksFor("help")) return { kind: "help" };
  if (asksFor("version")) return { kind: "version" };
  const words = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const given = givenOptions(tokens);
  const command = commandOf(words);
  if (command === "help") return { kind: "help" };
  refuseForeign(given, command);
  if (command === "init") return initCommand(given);
  if (command === "apply") return applyCommand(given, environment);
  return command === "check" ? checkCommand(given, environment) : diffCommand(words.slice(1), given, environment);
}

/** An option of another command would be ignored in silence. */
function refuseForeign(given: Given, command: CommandName): void {
  const rows: readonly (OptionRow & { readonly name: OptionName })[] = commandOptions;
  for (const { name, commands: takers = [command] } of rows) {
    if (takers.includes(command) || !given.has(name)) continue;
    throw new UserError(`\`--${name}\` is an option of \`${takers.join("`, `")}\`, not of \`${command}\``, {
      remedy: seeHelp,
    });
  }
}

type Token = NonNullable<ReturnType<typeof parseTokens>>[number];
type OptionToken = Extract<Token, { kind: "option" }>;

function tokensOf(argv: readonly string[]): readonly Token[] {
  return parseTokens(argv) ?? [];
}

/** Not `strict`: its messages are long and suggest nothing. */
function parseTokens(argv: readonly string[]) {
  const rows: readonly OptionRow[] = commandOptions;
  const options = Object.fromEntries(
    rows.map(({ name, placeholder, short }) => [
      name,
      { type: placeholder === null ? ("boolean" as const) : ("string" as const), ...(short && { short }) },
    ]),
  );
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function commandOf(words: readonly string[]): CommandName | "help" {
  const [command, extra] = words;
  if (command === undefined) throw new UserError("no command given", { remedy: "Run `migration-gate check`." });
  if (command === "diff") return command;
  if (command !== "check" && command !== "apply" && command !== "init" && command !== "help")
    throw unknown("command", command, commands, "");
  if (extra !== undefined) throw new UserError(`unexpected argument \`${printable(extra)}\``, { remedy: seeHelp });
  return command;
}

function givenOptions(tokens: readonly Token[]): Given {
  const given = new Map<OptionName, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const row = rowOf(token);
    const values = given.get(row.name) ?? [];
    if (values.length > 0 && !row.repeatable) throw new UserError(`\`--${row.name}\` is given twice`);
    given.set(row.name, [...values, valueOf(token, row)]);
  }
  return given;
}

function rowOf(token: OptionToken): (typeof commandOptions)[number] {
  const row = commandOptions.find(({ name }) => name === token.name);
  if (row !== undefined) return row;
  const known = commandOptions.map(({ name }) => name);
  throw unknown("option", token.rawName.replace(/^--/u, ""), known, token.rawName.startsWith("--") ? "--" : "");
}

function valueOf(token: OptionToken, row: OptionRow): string {
  if (row.placeholder === null) {
    if (token.value !== undefined) throw new UserError(`\`--${row.name}\` takes no value`);
    return "true";
  }
  const { value } = token;
  if (typeof value !== "string") throw new UserError(`\`--${row.name}\` needs a value: \`--${usage(row)}\``);
  if (!token.inlineValue && value.startsWith("-")) {
    throw new UserError(`\`--${row.name}\` needs a value: \`--${usage(row)}\`; got the option \`${printable(value)}\``);
  }
  return value;
}

function usage(row: OptionRow): string {
  return `${row.name} ${row.placeholder ?? ""}`;
}

const seeHelp = "Run `migration-gate --help` to see what there is.";

function unknown(kind: string, given: string, known: readonly string[], dashes: string): UserError {
  const near = nearestName(given, known);
  const question = near === null ? "" : `; did you mean ${dashes}${near}?`;
  return new UserError(`unknown ${kind} ${dashes}${printable(given)}${question}`, { remedy: seeHelp });
}

function checkCommand(given: Given, environment: Readonly<NodeJS.ProcessEnv>): CheckCommand {
  return { kind: "check", ...sharedBy(given, environment) };
}

function initCommand(given: Given): InitCommand {
  return { kind: "init", repository: one(given, "repo", text) ?? defaultOptions.repository, force: given.has("force") };
}

function applyCommand(given: Given, environment: Readonly<NodeJS.ProcessEnv>): ApplyCommand {
  const choices = choicesFrom(given);
  const inherited = environment[targetVariable] ?? "";
  const target = choices.databaseUrl ?? (inherited === "" ? null : databaseUrl(inherited, `\`$${targetVariable}\``));
  if (target === null) {
    throw new UserError("`apply` needs the database to apply to", {
      remedy: `Give its URL with \`--database-url\`, or in \`$${targetVariable}\`.`,
    });
  }
  const wanted = one(given, "format", format) ?? defaultFormat;
  if (wanted !== "text" && wanted !== "json")
    throw new UserError(`\`apply\` cannot be written as ${wanted}`, { remedy: "Choose text or json with `--format`." });
  const throwaway = { ...choices, databaseUrl: null };
  return {
    kind: "apply",
    deploy: deployOptions(given, target),
    choices: { ...throwaway, databaseUrl: inheritedUrl(throwaway, environment) },
    format: wanted,
    output: one(given, "output", text),
    quiet: given.has("quiet"),
    debug: given.has("debug"),
  };
}

function deployOptions(given: Given, target: string): DeployOptions {
  return {
    target,
    dryRun: given.has("dry-run"),
    acceptDrift: given.has("accept-drift"),
    rollback: !given.has("no-rollback"),
    acceptLoss: given.has("accept-data-loss"),
    lockTimeout: one(given, "lock-timeout", milliseconds),
    lockRetries: one(given, "lock-retries", retries) ?? defaultLockRetries,
    wait: one(given, "wait", milliseconds) ?? milliseconds(defaultWait, "`--wait`"),
  };
}

function retries(value: unknown, name: string): number {
  return countUpTo(100)(/^\d+$/u.test(String(value)) ? Number(value) : value, name);
}

function diffCommand(sides: readonly string[], given: Given, environment: Readonly<NodeJS.ProcessEnv>): DiffCommand {
  const [from, to = null, extra] = sides;
  const save = one(given, "save", text);
  if (extra !== undefined) throw new UserError(`unexpected argument \`${printable(extra)}\``, { remedy: seeHelp });
  if (from === undefined || (to === null && save === null)) {
    throw new UserError("`diff` needs two sides: git refs, URLs of databases or saved catalogs", {
      remedy: "Run `migration-gate diff A B`, or `migration-gate diff A --save FILE` to save one for later.",
    });
  }
  return { kind: "diff", from, to, save, ...sharedBy(given, environment) };
}

function sharedBy(given: Given, environment: Readonly<NodeJS.ProcessEnv>): Omit<CheckCommand, "kind"> {
  const choices = choicesFrom(given);
  refuseTwoServers(choices);
  return {
    choices: { ...choices, databaseUrl: choices.databaseUrl ?? inheritedUrl(choices, environment) },
    format: one(given, "format", format) ?? defaultFormat,
    output: one(given, "output", text),
    quiet: given.has("quiet"),
    debug: given.has("debug"),
  };
}

function refuseTwoServers(choices: Choices): void {
  if (choices.databaseUrl === null || choices.postgres === null) return;
  throw new UserError("`--database-url` and `--postgres` exclude each other", {
    remedy: "Give `--database-url` to use that server, or `--postgres` to have one started.",
  });
}

function choicesFrom(given: Given): Choices {
  const migrations = given.get("migrations");
  return {
    repository: one(given, "repo", text) ?? defaultOptions.repository,
    base: one(given, "base", text),
    head: one(given, "head", text),
    migrations: migrations === undefined ? null : folders(migrations, "`--migrations`"),
    tool: one(given, "tool", text),
    databaseUrl: one(given, "database-url", databaseUrl),
    postgres: one(given, "postgres", majorVersion),
    config: one(given, "config", text),
    failOn: one(given, "fail-on", failOn),
    project: one(given, "project", text),
    privileges: given.has("privileges") ? true : null,
  };
}

/** An argument counts more than the environment: with `--postgres` the variable is left aside. */
function inheritedUrl(choices: Choices, environment: Readonly<NodeJS.ProcessEnv>): string | null {
  const inherited = environment[databaseUrlVariable] ?? "";
  if (inherited === "" || choices.postgres !== null) return null;
  return databaseUrl(inherited, `\`$${databaseUrlVariable}\``);
}

function one<T>(given: Given, name: OptionName, parse: ValueParser<T>): T | null {
  const value = given.get(name)?.[0];
  return value === undefined ? null : parse(value, `\`--${name}\``);
}

import { expect, test } from "@jest/globals";
import { parseArguments } from "../../src/config/cli-arguments.ts";
import type { CheckCommand } from "../../src/config/cli-arguments.ts";
import { helpText } from "../../src/config/help-text.ts";
import { commandOptions } from "../../src/config/options-table.ts";
import { UserError } from "../../src/errors.ts";

function check(...options: readonly string[]): CheckCommand {
  const command = parseArguments(["check", ...options], {});
  if (command.kind !== "check") throw new Error(`unexpected ${command.kind}`);
  return command;
}

function failure(argv: readonly string[], environment: NodeJS.ProcessEnv = {}): UserError {
  try {
    parseArguments(argv, environment);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

test("without options everything is left open", () => {
  expect(check()).toEqual({
    kind: "check",
    choices: {
      repository: ".",
      base: null,
      head: null,
      migrations: null,
      tool: null,
      databaseUrl: null,
      postgres: null,
      config: null,
      failOn: null,
      project: null,
      privileges: null,
    },
    format: "text",
    output: null,
    quiet: false,
    debug: false,
  });
});

test("every option is read, in both ways of writing it", () => {
  const argv = `--repo=../trips --base origin/main --head HEAD --migrations db/migrations/ --migrations=./other --tool sqlx
    --postgres 14 --config gate.yml --format=json --output report.json --fail-on warning --project trips --quiet --debug`;
  expect(check(...argv.split(/\s+/u))).toEqual({
    kind: "check",
    choices: {
      repository: "../trips",
      base: "origin/main",
      head: "HEAD",
      migrations: ["db/migrations", "other"],
      tool: "sqlx",
      databaseUrl: null,
      postgres: 14,
      config: "gate.yml",
      failOn: "warning",
      project: "trips",
      privileges: null,
    },
    format: "json",
    output: "report.json",
    quiet: true,
    debug: true,
  });
});

test("--help and --version win over everything else", () => {
  expect(parseArguments(["check", "--nonsense", "--help"], {})).toEqual({ kind: "help" });
  expect(parseArguments(["-h"], {})).toEqual({ kind: "help" });
  expect(parseArguments(["help"], {})).toEqual({ kind: "help" });
  expect(parseArguments(["--version"], {})).toEqual({ kind: "version" });
});

test.each([
  [["check", "--bse", "main"], "unknown option --bse; did you mean --base?"],
  [["check", "--bse=main"], "unknown option --bse; did you mean --base?"],
  [["check", "--colour"], "unknown option --colour"],
  [["check", "-x"], "unknown option -x"],
  [["check", "--base"], "`--base` needs a value: `--base REF`"],
  [["check", "--base", "--head", "x"], "`--base` needs a value: `--base REF`; got the option `--head`"],
  [["check", "--base="], "`--base` is empty"],
  [["check", "--base", "a", "--base", "b"], "`--base` is given twice"],
  [["check", "--quiet=yes"], "`--quiet` takes no value"],
  [["check", "extra"], "unexpected argument `extra`"],
  [["check", "--", "--base"], "unexpected argument `--base`"],
  [["chekc"], "unknown command chekc; did you mean check?"],
  [[], "no command given"],
  [["check", "--fail-on", "erorr"], "`--fail-on` must be error, warning or never; got `erorr`"],
  [["check", "--format", "xml"], "`--format` must be text, markdown, json, sarif or html; got `xml`"],
  [["check", "--postgres", "9.6"], "`--postgres` must be a major version of PostgreSQL, 14 to 18; got `9.6`"],
  [["check", "--postgres", "0x10"], "`--postgres` must be a major version of PostgreSQL, 14 to 18; got `0x10`"],
  [
    ["check", "--migrations", "../other"],
    "`--migrations` must be a folder within the repository, relative to its root; got `../other`",
  ],
  [
    ["check", "--migrations", "/srv/migrations"],
    "`--migrations` must be a folder within the repository, relative to its root; got `/srv/migrations`",
  ],
  [
    ["check", "--database-url", "postgres://u:p@host/db", "--postgres", "16"],
    "`--database-url` and `--postgres` exclude each other",
  ],
])("%j: %s", (argv, message) => {
  expect(failure(argv).message).toBe(message);
});

test("a wrong database URL is not repeated, because it may hold a password", () => {
  const { message } = failure(["check", "--database-url", "mysql://root:secret@host/db"]);
  expect(message).toBe("`--database-url` must be a URL such as `postgres://user:password@host:5432/database`");
});

test("the environment's own variable is used, $DATABASE_URL is not", () => {
  const environment = {
    DATABASE_URL: "postgres://production/db",
    MIGRATION_GATE_DATABASE_URL: "postgres://scratch/db",
  };
  expect(parseArguments(["check"], environment)).toMatchObject({ choices: { databaseUrl: "postgres://scratch/db" } });
  expect(parseArguments(["check"], { DATABASE_URL: "postgres://production/db" })).toMatchObject({
    choices: { databaseUrl: null },
  });
});

test("an argument counts more than the environment", () => {
  const environment = { MIGRATION_GATE_DATABASE_URL: "postgres://scratch/db" };
  expect(parseArguments(["check", "--database-url", "postgres://mine/db"], environment)).toMatchObject({
    choices: { databaseUrl: "postgres://mine/db" },
  });
  expect(parseArguments(["check", "--postgres", "16"], environment)).toMatchObject({
    choices: { databaseUrl: null, postgres: 16 },
  });
  expect(failure(["check"], { MIGRATION_GATE_DATABASE_URL: "nonsense" }).message).toMatch(
    /^`\$MIGRATION_GATE_DATABASE_URL` must be a URL/u,
  );
});

test("the help names every option with its value and its default", () => {
  const help = helpText();
  for (const { name, placeholder, description, default: byDefault } of commandOptions) {
    expect(help).toContain(placeholder === null ? `--${name}` : `--${name} ${placeholder}`);
    expect(help).toContain(byDefault === null ? description : `${description} [${byDefault}]`);
  }
  for (const line of help.split("\n")) expect(line.length).toBeLessThanOrEqual(105);
});

test("diff takes two sides, or one that is saved", () => {
  expect(parseArguments(["diff", "v1", "main", "--format", "json"], {})).toMatchObject({
    kind: "diff",
    from: "v1",
    to: "main",
    save: null,
    format: "json",
  });
  expect(parseArguments(["diff", "v1", "--save", "v1.json"], {})).toMatchObject({
    from: "v1",
    to: null,
    save: "v1.json",
  });
});

test.each([
  [["diff"], "`diff` needs two sides: git refs, URLs of databases or saved catalogs"],
  [["diff", "v1"], "`diff` needs two sides: git refs, URLs of databases or saved catalogs"],
  [["diff", "a", "b", "c"], "unexpected argument `c`"],
  [["diff", "a", "b", "--base", "main"], "`--base` is an option of `check`, not of `diff`"],
  [["check", "--save", "x.json"], "`--save` is an option of `diff`, not of `check`"],
])("%j is refused", (argv, message) => {
  expect(failure(argv).message).toBe(message);
});

test("apply takes the database to apply to, and what it may do there", () => {
  const argv =
    "apply --database-url postgres://deploy@db/app --dry-run --lock-timeout 2s --lock-retries 0 --wait 5min --format json";
  const environment = {
    MIGRATION_GATE_DATABASE_URL: "postgres://ci/x",
    MIGRATION_GATE_TARGET_URL: "postgres://other/y",
  };
  expect(parseArguments(argv.split(" "), environment)).toMatchObject({
    kind: "apply",
    deploy: {
      target: "postgres://deploy@db/app",
      dryRun: true,
      acceptDrift: false,
      rollback: true,
      acceptLoss: false,
      lockTimeout: 2000,
      lockRetries: 0,
      wait: 300_000,
    },
    choices: { databaseUrl: "postgres://ci/x", postgres: null },
    format: "json",
  });
  const flags = ["apply", "--accept-drift", "--accept-data-loss", "--no-rollback", "--postgres", "16"];
  expect(parseArguments(flags, { MIGRATION_GATE_TARGET_URL: "postgres://deploy@db/app" })).toMatchObject({
    deploy: {
      target: "postgres://deploy@db/app",
      acceptDrift: true,
      acceptLoss: true,
      rollback: false,
      lockTimeout: null,
    },
    choices: { databaseUrl: null, postgres: 16 },
  });
});

test.each([
  [["apply"], "`apply` needs the database to apply to"],
  [["apply", "--database-url", "postgres://a/b", "--format", "html"], "`apply` cannot be written as html"],
  [["apply", "--lock-retries", "some"], "`--lock-retries` must be a whole number from 0 to 100; got `some`"],
  [["apply", "--base", "main"], "`--base` is an option of `check`, not of `apply`"],
  [["check", "--dry-run"], "`--dry-run` is an option of `apply`, not of `check`"],
])("%j is refused", (argv, message) => {
  const environment = argv.includes("--lock-retries") ? { MIGRATION_GATE_TARGET_URL: "postgres://a/b" } : {};
  expect(failure(argv, environment).message).toBe(message);
});

test("init takes a folder and whether to overwrite, and nothing else", () => {
  expect(parseArguments(["init"], {})).toEqual({ kind: "init", repository: ".", force: false });
  expect(parseArguments(["init", "--repo", "x", "--force"], {})).toEqual({
    kind: "init",
    repository: "x",
    force: true,
  });
  expect(() => parseArguments(["init", "--tool", "sqlx"], {})).toThrow(
    "`--tool` is an option of `check`, `diff`, `apply`, not of `init`",
  );
  expect(() => parseArguments(["check", "--force"], {})).toThrow("`--force` is an option of `init`, not of `check`");
  expect(() => parseArguments(["init", "x"], {})).toThrow("unexpected argument `x`");
  expect(() => parseArguments(["inti"], {})).toThrow("did you mean init?");
});

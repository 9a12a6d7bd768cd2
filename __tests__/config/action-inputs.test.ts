import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { inputNames, parseInputs } from "../../src/config/action-inputs.ts";
import { UserError } from "../../src/errors.ts";
import type { InputName } from "../../src/config/action-inputs.ts";

function parse(inputs: Partial<Record<InputName, string>>) {
  return parseInputs((name) => inputs[name] ?? "");
}

test("empty inputs leave everything open", () => {
  expect(parse({})).toEqual({
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
    githubToken: null,
    comment: "on-change",
    allowUnsafeEvents: false,
  });
});

test("every input is read", () => {
  const inputs = parse({
    base: "main",
    head: " HEAD ",
    migrations: "db/migrations\n  services/a/migrations, services/b/migrations,\n",
    tool: "diesel",
    "database-url": "postgresql://postgres:secret@localhost:5432/postgres",
    postgres: "16",
    config: "gate.yml",
    "github-token": "token",
    comment: "always",
    "fail-on": "never",
    project: "trips",
    "working-directory": "checkout",
    "allow-unsafe-events": "True",
  });
  expect(inputs).toEqual({
    choices: {
      repository: "checkout",
      base: "main",
      head: "HEAD",
      migrations: ["db/migrations", "services/a/migrations", "services/b/migrations"],
      tool: "diesel",
      databaseUrl: "postgresql://postgres:secret@localhost:5432/postgres",
      postgres: 16,
      config: resolve("checkout", "gate.yml"),
      failOn: "never",
      project: "trips",
      privileges: null,
    },
    githubToken: "token",
    comment: "always",
    allowUnsafeEvents: true,
  });
});

test.each([
  [{ "fail-on": "erorr" }, "`fail-on` must be error, warning or never; got `erorr`"],
  [{ comment: "sometimes" }, "`comment` must be on-change, always, on-failure or never; got `sometimes`"],
  [{ postgres: "latest" }, "`postgres` must be a major version of PostgreSQL, 14 to 18; got `latest`"],
  [{ "allow-unsafe-events": "yes" }, "`allow-unsafe-events` must be true or false; got `yes`"],
  [{ migrations: " , \n" }, "`migrations` is empty"],
  [{ migrations: "ok\n../x" }, "`migrations` must be a folder within the repository, relative to its root; got `../x`"],
  [
    { "database-url": "localhost:5432" },
    "`database-url` must be a URL such as `postgres://user:password@host:5432/database`",
  ],
  [{ "fail-on": "::add-mask::x\nerror" }, "`fail-on` must be error, warning or never; got `::add-mask::x\\x0aerror`"],
])("%j: %s", (inputs, message) => {
  expect(() => parse(inputs)).toThrow(UserError);
  expect(() => parse(inputs)).toThrow(new UserError(message));
});

test("exactly the listed inputs are asked for", () => {
  const asked: string[] = [];
  parseInputs((name) => {
    asked.push(name);
    return "";
  });
  expect(asked.sort()).toEqual([...inputNames].sort());
});

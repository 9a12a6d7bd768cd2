/** Names and messages that try to be something else: workflow commands, markup, terminal escapes, mentions. */
import { beforeAll, describe, expect, test } from "@jest/globals";
import { defaultOptions } from "../../src/config/defaults.ts";
import { formatReport } from "../../src/report/format.ts";
import type { Report } from "../../src/report/report.ts";
import { withoutCommands } from "../../src/report/without-commands.ts";
import { createRepository } from "../support/git-repository.ts";
import { judge } from "../support/judge.ts";
import type { CliResult } from "../support/run-cli.ts";
import { runCli, withoutWaiting } from "../support/run-cli.ts";
import { serverUrl } from "../support/servers.ts";

/** What the runner would take for a command, and what a terminal would obey. */
function dangerous(text: string): string[] {
  return text.split(/[\n\r]/u).filter((line) => /^\s*::|##\[|[^\P{Cc}\t]|[\u202A-\u202E\u2066-\u2069]/u.test(line));
}

async function check(dir: string, format: string): Promise<CliResult> {
  const args = ["--repo", dir, "--base", "main", "--head", "change", "--format", format];
  return runCli(["check", ...args, "--database-url", serverUrl(18)], { environment: { CI: "true" } });
}

const formats = ["text", "markdown", "json", "sarif", "html"] as const;

type Outputs = Record<(typeof formats)[number], string>;

async function inEveryFormat(dir: string, status: number): Promise<Outputs> {
  const results = await Promise.all(formats.map((format) => check(dir, format)));
  for (const [index, result] of results.entries()) {
    expect([formats[index], result.status, withoutWaiting(result.stderr)]).toEqual([
      formats[index],
      status,
      "replaying base\nreplaying upgraded\ninterrupting\ncomparing the schemas\n",
    ]);
    expect([formats[index], dangerous(result.stdout)]).toEqual([formats[index], []]);
  }
  return Object.fromEntries(results.map(({ stdout }, index) => [formats[index], stdout])) as Outputs;
}

const FILES = [
  "0002_with space.sql",
  "0003_quo'te\".sql",
  "0004_`back`.sql",
  "0005_new\nline.sql",
  "0006_x\n::warning::boo.sql",
  "0007_**bold**|[x](y)<b>@user #1.sql",
  "0008_ünïcödé_日本.sql",
  "0009_\u202Egnp.sql",
  "0010_##[add-mask]x.sql",
  "0011_\u001B[31mred.sql",
];

describe("file names", () => {
  let outputs: Record<(typeof formats)[number], string>;
  beforeAll(async () => {
    const repository = createRepository();
    repository.write({ "db/migrations/0001_trips.sql": "create table trips (id int);" });
    // Ten rollbacks in each of five runs take their time.
    repository.write({ ".github/migration-gate.yml": "rules:\n  rollback-missing: off\n" });
    repository.commit("base");
    repository.branch("change");
    const changed = FILES.map((name, index) => [`db/migrations/${name}`, `create table t${index} (id int);`]);
    repository.write(Object.fromEntries(changed));
    repository.commit("hostile names");
    outputs = await inEveryFormat(repository.dir, 0);
  });

  test("every file is run and found again in JSON, to the letter", () => {
    const { pending, changes } = JSON.parse(outputs.json) as {
      pending: { file: string }[];
      changes: { file: string }[];
    };
    expect(pending.map(({ file }) => file)).toEqual(FILES.map((name) => `db/migrations/${name}`));
    expect(new Set(changes.map(({ file }) => file))).toEqual(new Set(FILES.map((name) => `db/migrations/${name}`)));
  });

  test("line breaks, escapes and reordering become visible, markup stays text", () => {
    for (const output of [outputs.text, outputs.markdown]) {
      expect(output).toContain("0005_new\\nline.sql:1");
      expect(output).toContain("0009_<U+202E>gnp.sql:1");
      expect(output).toContain("0011_<U+001B>[31mred.sql:1");
    }
    expect(outputs.markdown).not.toMatch(/[^`;]@user|\*\*bold|<b>/u);
    expect(outputs.html).not.toContain("<b>");
  });
});

const EVIL = `"a\`b|c<script>@user #1\n::error::x ##[add-mask]zz\u202E \u001B[31mred"`;

/** Judged once, and written as the command line does. */
async function judged(sql: string, verdict: Report["verdict"]): Promise<Outputs> {
  const repository = createRepository();
  repository.write({ "db/migrations/0001_trips.sql": "create table trips (id int);" });
  repository.commit("base");
  repository.branch("change");
  repository.write({ "db/migrations/0002_evil.sql": sql });
  repository.commit("hostile text");
  const report = await judge(repository, { interrupts: defaultOptions.interrupts });
  expect(report.verdict).toBe(verdict);
  const terminal = { width: 100, colour: false };
  const outputs = formats.map((format) => [format, withoutCommands(formatReport(report, format, terminal))] as const);
  for (const [format, output] of outputs) expect([format, dangerous(output)]).toEqual([format, []]);
  return Object.fromEntries(outputs) as Outputs;
}

describe("objects and messages", () => {
  test("names of objects, defaults, checks, bodies", async () => {
    const outputs = await judged(
      `create table ${EVIL} (id int, ${EVIL} text default '::error::', check (${EVIL} <> E'x\\n::error::y'));
create view v as select ${EVIL} from ${EVIL};
create function f() returns text language sql as $$ select '
::error::in a body' $$;`,
      // Three statements in autocommit: half-applies.
      "block",
    );
    expect(outputs.markdown).not.toMatch(/^[^`+<]*@user/mu);
    expect(outputs.html).not.toContain("<script>");
    expect((JSON.parse(outputs.json) as { changes: { name: string }[] }).changes[0]?.name).toContain("public.f");
  });

  test("a table that exists already: PostgreSQL's message has the name in it", async () => {
    const outputs = await judged(`create table ${EVIL} ();\ncreate table ${EVIL} ();`, "block");
    expect(outputs.text).toContain("already exists");
    const { findings } = JSON.parse(outputs.json) as { findings: { rule: string; evidence: { message: string } }[] };
    const failed = findings.find(({ rule }) => rule === "apply-failed");
    expect(failed?.evidence.message).toContain("\n::error::x ##[add-mask]zz\u202E \u001B[31mred");
  });

  test("an exception with commands in its message, detail and context", async () => {
    const raise = String.raw`raise exception E'boo\n::add-mask::secret ##[error]z' using detail = E'x\n::error::y'`;
    const inner = `do $inner$ begin\n/*\n::error::in the context\n*/\n${raise}; end $inner$`;
    const outputs = await judged(`do $outer$ begin execute $text$${inner}$text$; end $outer$;`, "block");
    expect(outputs.text).toContain(": :error::in the context");
  });

  test("notices reach nobody", async () => {
    const notices = String.raw`do $$ begin raise notice E'hi\n::add-mask::secret'; raise warning '::set-output name=x::y'; end $$;`;
    const outputs = await judged(notices, "pass");
    for (const output of Object.values(outputs)) expect(output).not.toMatch(/add-mask|set-output/u);
  });
});

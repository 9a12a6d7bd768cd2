/**
 * Needs Flyway's command line: `FLYWAY` is the path of the program. Without it nothing here runs.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { flyway } from "../../../src/tools/flyway/flyway.ts";
import type { BadCase } from "../../support/bad-cases.ts";
import { badCases, mergedMigrations } from "../../support/bad-cases.ts";
import type { Both, Files } from "../../support/beside-real-tool.ts";
import { besideRealTool } from "../../support/beside-real-tool.ts";
import { filesOf } from "../../support/files-of.ts";
import { flywayLayout } from "../../support/java-layouts.ts";

const program = process.env["FLYWAY"] ?? "";
const suite = program === "" ? describe.skip : describe;
const run = promisify(execFile);
const dir = "src/main/resources/db/migration";

/** The settings of a flyway.conf beside the sources are given on the command line. */
const real: Both["real"] = async ({ url, root }) => {
  const address = new URL(url);
  const jdbc = `jdbc:postgresql://${address.host}${address.pathname}`;
  const settings = [`-url=${jdbc}`, `-user=${address.username}`, `-password=${decodeURIComponent(address.password)}`];
  const { configuration = [] } = current;
  try {
    await run(program, [...settings, `-locations=filesystem:${join(root, dir)}`, ...configuration, "migrate"]);
  } catch (error) {
    throw new Error(wordsOf((error as { stderr: string }).stderr), { cause: error });
  }
};

const current: { configuration?: readonly string[] } = {};

/** What is wrong with the first migration that does not pass, or what PostgreSQL said. */
function wordsOf(stderr: string): string {
  const validation = /Migrations have failed validation\n([\s\S]*?)(?:\nNeed more|$)/u.exec(stderr)?.[1];
  const sql = /Message\s+: ERROR: (.*)/u.exec(stderr)?.[1];
  return (validation ?? sql ?? stderr.replace(/^ERROR: /u, "")).replaceAll(/\/\S*\/(?=src\/main)/gu, "").trim();
}

const both: Both = {
  tool: flyway,
  dir,
  major: 18,
  rows: `select installed_rank, version, description, type, script, checksum, installed_by, success
from flyway_schema_history order by installed_rank`,
  real,
};

const stops: Both["stops"] = ({ problems: [problem] }) => problem ?? null;

const base = filesOf(flywayLayout, mergedMigrations);

async function expectAlike(commits: readonly Files[], change: Partial<Both> = {}): Promise<string | null> {
  const { real: theirs, ours, differences } = await besideRealTool({ ...both, ...change }, commits);
  const [wanted, got] = [comparable(theirs.error), comparable(ours.error)];
  expect({ ...ours, error: got }).toEqual({ ...theirs, error: wanted });
  expect(differences).toEqual([]);
  return got;
}

/** The advice after the values is left out; one line. */
function comparable(message: string | null): string | null {
  const line = message?.replaceAll(/\s+/gu, " ").trim() ?? null;
  // Flyway names two offenders in no order of its own.
  if (line?.includes("Offenders:") === true)
    return line
      .split(/ (?=->)/u)
      .sort()
      .join(" ");
  return line?.replace(/ (?:Either revert the changes|If you removed this|Please remove any half).*$/u, "") ?? null;
}

suite("beside Flyway itself", () => {
  describe.each(Object.keys(badCases) as BadCase[])("when a migration is %s", (name) => {
    const head = filesOf(flywayLayout, mergedMigrations, badCases[name]);

    test("Flyway and the adapter do the same on an existing database", async () => {
      await expectAlike([base, head]);
    });

    // Two of one version: Flyway does not even make its table.
    (name === "duplicate" ? test.skip : test)("Flyway and the adapter do the same on an empty one", async () => {
      await expectAlike([head], { major: 14 });
    });
  });

  test("versions compare by number, repeatable migrations come last and run again when they change", async () => {
    const first = {
      [`${dir}/V1_9__nine.sql`]: "\uFEFFcreate table a (id int);\r\n-- é\r\n",
      [`${dir}/V1.10__ten it's.sql`]: "alter table a add column b int;",
      [`${dir}/sub/V001.11__eleven.sql`]: "alter table a add column c int;",
      [`${dir}/R__b_view.sql`]: "create or replace view v as select id from a;",
      [`${dir}/R__a_view.sql`]: "create or replace view w as select id, b from a;",
      [`${dir}/readme.txt`]: "no migration",
      [`${dir}/V__none.sql`]: "this is no migration",
    };
    const second = { ...first, [`${dir}/R__b_view.sql`]: "create or replace view v as select id, c from a;" };
    expect(await expectAlike([first, second, { ...second, [`${dir}/V2__two.sql`]: "create table d ();" }])).toBeNull();
  });

  test("what a migration sets does not reach the next one, and the record is found all the same", async () => {
    const files = {
      [`${dir}/V1__dump.sql`]: "select pg_catalog.set_config('search_path', '', false); create table public.a ();",
      [`${dir}/V2__next.sql`]: "create table b (); set role pg_monitor;",
      [`${dir}/V3__next.sql`]: "create table c ();",
    };
    expect(await expectAlike([files])).toBeNull();
  });

  test("statements are taken apart as Flyway does: quotes, comments, function bodies, the data of a COPY", async () => {
    const text = `create function one() returns int language plpgsql as $body$ begin return 1; end; $body$;
create function two() returns int begin atomic select case when true then 1 else 2 end; end;
create table "a;b" (id int, note text default ';'); /* ; /* ; */ ; */ -- ;
copy "a;b" (id, note) from stdin;
1\tone;
2\ttwo
\\.
create table z (id int)`;
    expect(await expectAlike([{ [`${dir}/V1__a.sql`]: text }])).toBeNull();
  });

  test("a file that mixes what can and what cannot run in a transaction is refused", async () => {
    const text = "create table a (id int);\nvacuum a;";
    const { real: theirs, ours } = await besideRealTool({ ...both, stops }, [
      { [`${dir}/V1__a.sql`]: "" },
      { [`${dir}/V1__a.sql`]: "", [`${dir}/V2__b.sql`]: text },
    ]);
    expect(theirs.error).toContain("Detected both transactional and non-transactional statements");
    expect(ours.error).toContain("Detected both transactional and non-transactional statements");
  });

  test("what cannot run in a transaction runs without, and so does what its .conf file says", async () => {
    const files = {
      [`${dir}/V1__a.sql`]: "create table a (id int);",
      [`${dir}/V2__b.sql`]: "vacuum a;\nvacuum (analyze) a;",
      [`${dir}/V3__c.sql`]: "create table c (); create table c ();",
      [`${dir}/V3__c.sql.conf`]: "executeInTransaction=false",
    };
    // Flyway adds a row that says it failed, and takes it back with the transaction of its lock.
    expect(await expectAlike([files])).toContain('relation "c" already exists');
  });

  test.each([
    ["out of order is allowed", ["-outOfOrder=true"]],
    ["nothing is validated", ["-validateOnMigrate=false"]],
    ["the schema is another one", ["-schemas=app,other"]],
    ["the default schema is another one", ["-defaultSchema=app", "-schemas=other"]],
    ["the table is another one", ["-table=Migrations"]],
    ["everything is one transaction", ["-group=true"]],
    ["late and missing ones are ignored", ["-ignoreMigrationPatterns=*:ignored,*:missing"]],
  ])("when %s", async (_, configuration) => {
    const settings = configuration.map((each) => each.slice(1)).map((each) => `flyway.${each}`);
    const conf = { "flyway.conf": [...settings, `flyway.locations=filesystem:${dir}`].join("\n") };
    const table = configuration.some((each) => each.includes("Migrations")) ? '"Migrations"' : "flyway_schema_history";
    const schema = /chema(?:s)?=(app)/u.exec(configuration.join(" "))?.[1];
    const name = `${schema === undefined ? "" : `${schema}.`}${configuration[0]?.startsWith("-table") ? table : "flyway_schema_history"}`;
    current.configuration = configuration;
    try {
      const rows = both.rows.replace("flyway_schema_history", name);
      const late = filesOf(flywayLayout, mergedMigrations, badCases.late, { "4 more": "create table more ();" });
      await expectAlike(
        [
          { ...base, ...conf },
          { ...late, ...conf },
        ],
        { rows },
      );
    } finally {
      delete current.configuration;
    }
  });

  test("placeholders are replaced in comments, too, and count for a repeatable migration's checksum", async () => {
    const files = {
      "flyway.conf": `flyway.locations=filesystem:${dir}\nflyway.placeholders.Name=trips`,
      [`${dir}/V1__a.sql`]:
        "-- ${name}\ncreate table ${NAME} (note text default '${flyway:table} ${flyway:filename}');",
      [`${dir}/R__b.sql`]: "create or replace view v as select * from ${name};",
    };
    current.configuration = ["-placeholders.Name=trips"];
    try {
      expect(await expectAlike([files])).toBeNull();
    } finally {
      delete current.configuration;
    }
  });
});

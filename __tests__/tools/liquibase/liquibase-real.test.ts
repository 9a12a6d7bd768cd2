/**
 * Needs Liquibase's command line: `LIQUIBASE` is the path of the program. Without it nothing here runs.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { liquibase } from "../../../src/tools/liquibase/liquibase.ts";
import type { BadCase } from "../../support/bad-cases.ts";
import { badCases, mergedMigrations } from "../../support/bad-cases.ts";
import type { Both, Files } from "../../support/beside-real-tool.ts";
import { besideRealTool } from "../../support/beside-real-tool.ts";
import type { FileProblem, History } from "../../../src/tools/tool.ts";
import { filesOf } from "../../support/files-of.ts";
import { liquibaseLayout } from "../../support/java-layouts.ts";

const program = process.env["LIQUIBASE"] ?? "";
const suite = program === "" ? describe.skip : describe;
const run = promisify(execFile);
const dir = "db/changelog";
const master = `${dir}/db.changelog-master.yaml`;

const real: Both["real"] = async ({ url, root }) => {
  const address = new URL(url);
  const options = [
    `--url=jdbc:postgresql://${address.host}${address.pathname}`,
    `--username=${address.username}`,
    `--password=${decodeURIComponent(address.password)}`,
    `--changelog-file=${master}`,
    "--show-banner=false",
  ];
  try {
    await run(program, [...options, "update"], { cwd: root });
  } catch (error) {
    throw new Error(wordsOf((error as { stderr: string }).stderr), { cause: error });
  }
};

/** What failed validation, or what PostgreSQL said. */
function wordsOf(stderr: string): string {
  const validation = /(Validation Failed:[\s\S]*?)\n\s*\n/u.exec(stderr)?.[1];
  const sql = /Reason: .*?ERROR: ([^\n]*)/u.exec(stderr)?.[1];
  return (validation ?? sql ?? stderr).replaceAll(/\s+/gu, " ").trim();
}

const both: Both = {
  tool: liquibase,
  dir,
  major: 18,
  rows: `select id, author, filename, exectype, md5sum, description, comments, tag, contexts, labels, orderexecuted
from databasechangelog order by orderexecuted`,
  real,
};

const base = filesOf(liquibaseLayout, mergedMigrations);

async function expectAlike(commits: readonly Files[], change: Partial<Both> = {}): Promise<string | null> {
  const { real: theirs, ours, differences } = await besideRealTool({ ...both, ...change }, commits);
  const error = theirs.error?.replace(/ \[Failed SQL:.*$/u, "") ?? null;
  expect(ours).toEqual({ ...theirs, error });
  expect(differences).toEqual([]);
  return error;
}

const head = (text: string): string => `--liquibase formatted sql\n${text}`;
const changelog = (...lines: string[]): Files => ({ [master]: `databaseChangeLog:\n${lines.join("\n")}\n` });

const everything = (one: number): Files => ({
  ...changelog(
    "  - property: { name: tbl, value: trips }",
    "  - include: { file: db/changelog/one.sql }",
    "  - include: { file: sub/two.sql, relativeToChangelogFile: true }",
  ),
  [`${dir}/one.sql`]: head(`--property name:col value:title
--changeset ann:1 context:prod labels:"A,b"
--comment first of all
create table \${tbl} (id int, \${col} text default '\${other}'); /* ; */ insert into \${tbl} values (1, ';');
-- a comment; not a statement
--rollback drop table trips;
/* liquibase rollback
drop table trips;
*/
--changeset "ann smith":"two three" splitStatements:false runOnChange:true
create or replace function one() returns int language plpgsql as $$
declare one int; -- in the body
begin return ${one}; end; $$;
--changeset ann:always runAlways:true
insert into trips values (${one});
`),
  [`${dir}/sub/two.sql`]: head(`--changeset bob:x runInTransaction:false
create index concurrently on trips (id);
--changeset bob:y endDelimiter:// dbms:postgresql
create function two() returns int language sql as 'select 1; select 2;'//
create table a ()//
--changeset bob:z dbms:mysql
nonsense;
--changeset bob:ignored ignore:true
nonsense;
--changeset bob:begin
create function three() returns int language plpgsql as $$ begin return 1; end $$;
create table b ();
`),
});

const guarded = (id: number, options: string, check: string, table: string): string =>
  `--changeset ann:${id}\n--preconditions ${options}\n--precondition-${check}\ncreate table ${table} ();`;

const files = (...changesets: string[]): Files => ({
  ...changelog("  - include: { file: db/changelog/one.sql }"),
  [`${dir}/one.sql`]: head(changesets.join("\n")),
});

const stops = ({ problems }: History): FileProblem | null => problems[0] ?? null;

const changing = (own: string, sql: string): Files => ({
  ...changelog(
    "  - property: { name: A, value: a1 }",
    "  - property: { name: a, value: a2 }",
    "  - property: { name: a3, value: x, dbms: mysql }",
    "  - property: { file: db/changelog/p.properties }",
    "  - include: { file: db/changelog/one.sql }",
    "  - property: { name: late, value: late1 }",
    "  - include: { file: db/changelog/two.sql }",
  ),
  [`${dir}/p.properties`]: "fromfile = x1\n",
  [`${dir}/one.sql`]: head(`--property name:mine value:m_\${a} global:false
--changeset ann:\${a}x context:"\${a}"
create table \${a}_ (\${mine} int, \${fromfile} int, \${after} int, "\${a3}" int, "\${late}" int, "\${database.typeName}" int);
--property name:after value:aft
--changeset ann:2 failOnError:false
create table b (); select nothing;
--changeset ann:3 failOnError:false runInTransaction:false
create table if not exists c (); select nothing;
--changeset ann:4 ${own}
${sql}
`),
  [`${dir}/two.sql`]: head(`--changeset ann:1
create table d (\${late} int, "\${mine}" int);
`),
});

suite("beside Liquibase itself", () => {
  test.each(Object.keys(badCases) as BadCase[])("both do the same when a migration is %s", async (name) => {
    await expectAlike([base, filesOf(liquibaseLayout, mergedMigrations, badCases[name])]);
  });

  test("properties, comments, contexts, labels and what runs again", async () => {
    expect(await expectAlike([everything(1), everything(2)])).toBeNull();
  });

  test("preconditions, in a first run and in a second one", async () => {
    const one = [
      guarded(1, "onFail:MARK_RAN", "table-exists table:nothing", "marked"),
      guarded(2, "onFail:CONTINUE", "table-exists table:Later schema:public", "passed"),
      guarded(3, "onFail:WARN", "view-exists view:nothing", "warned"),
      guarded(4, "onError:MARK_RAN", "sql-check expectedResult:1 select nothing", "broken"),
      guarded(5, "onError:CONTINUE", "sql-check expectedResult:1 select nothing", "broken"),
      guarded(6, "onFail:HALT", 'sql-check "t" select true', "later"),
      guarded(7, "onError:MARK_RAN", "sql-check expectedResult:1 select 1 where false;", "none"),
      guarded(9, "onFail:MARK_RAN", "sql-check expectedResult:1 select null", "none"),
    ];
    expect(await expectAlike([files(...one), files(...one, "--changeset ann:8\ncreate table more ();")])).toBeNull();
    const halted = await besideRealTool(both, [files(guarded(1, "onFail:HALT", "table-exists table:nothing", "a"))]);
    expect(halted.real.error).toContain("Table public.nothing does not exist");
    expect([halted.ours.error, halted.ours.rows, halted.differences]).toEqual([
      "Table public.nothing does not exist",
      halted.real.rows,
      [],
    ]);
  });

  test("`end if` counts as the end of the body, and cuts a function in two", async () => {
    const body =
      "create function one() returns int language plpgsql as $$ begin if true then return 1; end if; end $$;";
    const files = {
      ...changelog("  - include: { file: db/changelog/one.sql }"),
      [`${dir}/one.sql`]: head("--changeset ann:1\n" + body),
    };
    const { real: theirs, ours, differences } = await besideRealTool(both, [files]);
    expect(theirs.error).toContain("Unterminated dollar quote");
    expect(ours.error).toContain("unterminated dollar-quoted string");
    expect([ours.rows, differences]).toEqual([theirs.rows, []]);
  });

  const filters = { "liquibase.properties": `contexts: a,c,prod\nlabelFilter: !slow and !l4\n` };

  test.each([[{}], [filters]])("contexts, labels and `ignore` of includes, with %j", async (settings) => {
    const entries = [
      "include: { file: db/changelog/1.sql, context: test }",
      "include: { file: db/changelog/2.sql, contextFilter: '!test', labels: L1 }",
      "include: { file: db/changelog/3.sql, labels: 'L2, x', ignore: true }",
      "include: { file: db/changelog/sub.yaml, context: 'a or b' }",
      "include: { file: db/changelog/none.sql, errorIfMissing: false }",
      "includeAll: { path: db/changelog/none, errorIfMissingOrEmpty: false }",
      "includeAll: { path: db/changelog/all, context: '(prod and !test) or (b or x)', labels: slow }",
    ];
    const [one, two, three, four, five] = ["", " context:prod labels:own", "", " context:d,c", ""].map((own, index) =>
      head(`--changeset ann:${index + 1}${own}\ncreate table t${index + 1} ();`),
    );
    const sub = ["contextFilter: c", "include: { file: db/changelog/4.sql, labels: L4 }"];
    const files = {
      ...changelog(...entries.map((each) => `  - ${each}`)),
      ...settings,
      [`${dir}/sub.yaml`]: `databaseChangeLog:\n${sub.map((each) => `  - ${each}\n`).join("")}`,
      ...Object.fromEntries([one, two, three, four].map((each, index) => [`${dir}/${index + 1}.sql`, each ?? ""])),
      [`${dir}/all/5.sql`]: five ?? "",
    };
    expect(await expectAlike([files])).toBeNull();
  });

  test.each([
    ["an empty folder", ["includeAll: { path: db/changelog/none }"]],
    ["a file that is missing", ["include: { file: db/changelog/none.sql }"]],
    [
      "a file that is included twice",
      ["include: { file: db/changelog/1.sql }", "include: { file: db/changelog/1.sql }"],
    ],
    ["a folder that holds the changelog itself", ["includeAll: { path: ., relativeToChangelogFile: true }"]],
    ["what is no changelog", ["includeAll: { path: db/changelog/other }"]],
    ["a file of properties that is missing", ["property: { file: none.properties }"]],
    ["a precondition for another database", ["preConditions: [ { dbms: { type: mysql } } ]"]],
  ])("both stop at %s", async (_, entries) => {
    const files = {
      ...changelog(...entries.map((each) => `  - ${each}`)),
      [`${dir}/1.sql`]: head("--changeset ann:1\ncreate table one ();"),
      [`${dir}/other/x.json`]: '{"a": 1}',
    };
    const { real: theirs, ours } = await besideRealTool({ ...both, stops, rows: "select" }, [files]);
    const words = /"([^"]*)/u.exec(ours.error ?? "")?.[1] ?? ours.error ?? "";
    expect(theirs.error).toContain(words.replace(/^Validation Failed.*: (?=DBMS)/u, "").replace(/\/$/u, ""));
  });

  test("properties in their turn, changesets that may fail, and one that runs on change from now on", async () => {
    const commits = [
      changing("", "create table e (a int);"),
      changing("runOnChange:true", "create table if not exists f (a int);"),
    ];
    expect(await expectAlike(commits)).toBeNull();
  });

  test.each([
    "--changeset ann:2\n-rollback x\nselect 1;",
    "--changeset ann:2\n--comments x\nselect 1;",
    "--property name:x",
    "--include file:db/changelog/two.sql",
  ])("both stop at %j", async (line) => {
    const sql = { [`${dir}/one.sql`]: head(`--changeset ann:1\ncreate table one ();\n${line}\n`) };
    const options = { ...both, stops, rows: "select" };
    const files = { ...changelog("  - include: { file: db/changelog/one.sql }"), ...sql };
    const { real: theirs, ours } = await besideRealTool(options, [files]);
    expect(
      [theirs.error, ours.error].map(
        (each) => /known formats, such as '[^']*'|requires a valid/u.exec(each ?? "")?.[0],
      ),
    ).toEqual(Array(2).fill(/include/u.test(line) ? "requires a valid" : expect.stringContaining("known formats")));
  });

  test("XML and JSON changelogs, folders sorted by path, and what is in no changelog", async () => {
    const files = {
      [master]:
        "databaseChangeLog:\n  - include: { file: db/changelog/a.xml }\n  - include: { file: db/changelog/b.json }\n",
      [`${dir}/a.xml`]: `<?xml version="1.0" encoding="UTF-8"?>
<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
  <!-- <include file="none.sql"/> -->
  <includeAll path="all" relativeToChangelogFile="true"/>
</databaseChangeLog>`,
      [`${dir}/b.json`]: '{ "databaseChangeLog": [{ "include": { "file": "db/changelog/c.sql" } }] }',
      [`${dir}/all/10.sql`]: head("--changeset ann:1\nalter table z add column b int;"),
      [`${dir}/all/1.sql`]: head("--changeset ann:1\ncreate table z (a int);"),
      [`${dir}/all/sub/0.sql`]: head(
        "--changeset ann:1 logicalFilePath:else/where.sql\nalter table z add column c int;",
      ),
      [`${dir}/c.sql`]: head("--changeset ann:1\ncreate table c ();"),
      [`${dir}/unused.sql`]: head("--changeset ann:1\ncreate table unused ();"),
    };
    expect(await expectAlike([files])).toBeNull();
  });
});

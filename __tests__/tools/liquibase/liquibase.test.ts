import { expect, test } from "@jest/globals";
import { detectLiquibase } from "../../../src/tools/liquibase/liquibase-detection.ts";
import { splitChangeset, withoutComments } from "../../../src/tools/liquibase/liquibase-split.ts";
import { liquibase } from "../../../src/tools/liquibase/liquibase.ts";
import type { LiquibaseMigration } from "../../../src/tools/liquibase/liquibase-load.ts";
import type { RecordedMigration } from "../../../src/tools/tool.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const formatted = (...lines: string[]): string => ["--liquibase formatted sql", ...lines].join("\n");
const load = (files: Record<string, string>) => liquibase.load(fileMap(files), "db");
const row = (version: string, checksum: string | null): RecordedMigration => {
  return { version, name: null, checksum, finished: true };
};

test("a changeset's script is the file with everything else left out, on its own lines", () => {
  const { migrations, problems } = load({
    "db/a.sql": formatted(
      "--changeset ann:1",
      "create table a (); -- why",
      "--rollback drop table a;",
      "--changeset bob:2 runInTransaction:false",
      "vacuum;",
    ),
  });
  expect(problems).toEqual([]);
  expect(migrations.map(({ up }) => up.text)).toEqual(["\n\ncreate table a (); ", "\n\n\n\n\nvacuum;"]);
  expect(migrations[0]?.down?.text).toBe("\n\n\n           drop table a;");
  expect(migrations.map(({ version, name, transactional }) => [version, name, transactional])).toEqual([
    ["db/a.sql::1::ann", "ann:1", true],
    ["db/a.sql::2::bob", "bob:2", false],
  ]);
});

const sumOf = (sql: string): string | null | undefined =>
  load({ "db/a.sql": formatted("--changeset bob:x", sql) }).migrations[0]?.checksum;

test("the checksum is Liquibase's version 9: white space does not count, comments do", () => {
  // As Liquibase 4.28.0 has recorded it.
  expect(sumOf("create index concurrently on trips (id);\n")).toBe("9:d1de1514c1edc17797e1fafb89bc48f7");
  expect(sumOf("create\tindex concurrently\r\n  on trips (id);")).toBe("9:d1de1514c1edc17797e1fafb89bc48f7");
  expect(sumOf("create index concurrently on trips (id); -- b")).not.toBe("9:d1de1514c1edc17797e1fafb89bc48f7");
});

test.each([
  ["a; b", null, ["a", "b"]],
  ["begin; a; end; b;", null, ["begin; a; end", "b"]],
  ["begin transaction; a;", null, ["begin transaction", "a"]],
  ["a ';' \";\" /* ; */ b; c", null, ["a ';' \";\" /* ; */ b", "c"]],
  ["a\ngo\nb\n/\nc", null, ["a", "b", "c"]],
  ["a; b//c//", "//", ["a; b", "c"]],
  ["$$ declare x; begin y; end $$; z", null, ["$$ declare x", "begin y; end $$", "z"]],
])("%j with the delimiter %j is %j", (text, endDelimiter, expected) => {
  const pieces = splitChangeset(text, { splitStatements: true, endDelimiter });
  expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

test("comments go, and lines stay", () => {
  expect(withoutComments("a -- b\n/* c\nd */ e '--'")).toBe("a \n\n e '--'");
});

test("what is for another database, another context or is to be ignored does not run", async () => {
  const tree = memoryTree({
    "liquibase.properties": "changeLogFile: db/root.yaml\ncontexts: test\nparameter.name: trips\n",
    "db/root.yaml": "databaseChangeLog:\n  - include: { file: db/a.sql }\n  - changeSet: { id: 1, author: ann }\n",
    "db/a.sql": formatted(
      ...[
        "ann:1 dbms:mysql",
        "ann:2 context:prod",
        "ann:3 ignore:true",
        "ann:4 context:!prod",
        "ann:5 dbms:!mysql",
      ].flatMap((each) => [`--changeset ${each}`, "create table ${name} ();"]),
    ),
  });
  const tool = await liquibase.configured?.(tree, "db");
  const history = tool?.load(await tree.read(["db/root.yaml", "db/a.sql"]), "db");
  expect(history?.migrations.map(({ name }) => name)).toEqual(["ann:4", "ann:5"]);
  expect(history?.migrations[0]?.up.text.trim()).toBe("create table trips ();");
  expect(history?.ignored).toMatchObject([{ file: "db/root.yaml", runByTool: true }]);
});

test("a head that is not `author:id`, a changeset without SQL and an include without its file are problems", () => {
  const { problems } = load({ "db/a.sql": formatted("--changeset ann", "--changeset ann:1", "--comment x") });
  expect(problems.map(({ line }) => line)).toEqual([2, 3]);
  expect(problems[1]?.message).toContain("No SQL for changeset 1::ann");
});

test("edited is refused unless it is declared valid or runs on change; missing is not noticed; late runs", () => {
  const history = load({
    "db/a.sql": formatted(
      "--changeset ann:new",
      "a",
      "--changeset ann:edited",
      "b",
      "--changeset ann:valid",
      "--validCheckSum: any",
      "c",
      "--changeset ann:again runOnChange:true",
      "d",
      "--changeset ann:always runAlways:true",
      "e",
    ),
  });
  const always = (history.migrations[4] as LiquibaseMigration).checksum;
  const recorded = [
    ...["edited", "valid", "again"].map((id) => row(`db/a.sql::${id}::ann`, "9:0")),
    row("db/a.sql::always::ann", always),
    row("db/a.sql::gone::ann", "9:0"),
  ];
  const decision = liquibase.decide(recorded, history);
  expect(decision.pending.map(({ name }) => name)).toEqual(["ann:new", "ann:again", "ann:always"]);
  expect(decision.refusals.map(({ kind, version }) => [kind, version])).toEqual([["edited", "db/a.sql::edited::ann"]]);
});

test("a file of a thousand changesets loads in seconds", () => {
  const changesets = Array.from({ length: 1000 }, (_, id) => [
    `--changeset ann:${id}`,
    "create table t (id int);",
    "-- x",
  ]);
  const started = performance.now();
  expect(load({ "db/a.sql": formatted(...changesets.flat()) }).migrations).toHaveLength(1000);
  expect(performance.now() - started).toBeLessThan(3000);
});

test("folders are found around the root changelog, or by what the files say", async () => {
  const spring = memoryTree({
    "app/src/main/resources/application.yml": "spring:\n  liquibase:\n    change-log: classpath:/db/main.xml\n",
    "app/src/main/resources/db/main.xml": '<databaseChangeLog><include file="db/sql/a.sql"/></databaseChangeLog>',
    "app/src/main/resources/db/sql/a.sql": formatted("--changeset ann:1", "a"),
  });
  const dir = "app/src/main/resources/db";
  expect(await detectLiquibase(spring)).toMatchObject([{ tool: "liquibase", dir }]);
  const tool = await liquibase.configured?.(spring, dir);
  const history = tool?.load(await spring.read(spring.paths.filter((path) => path.startsWith(dir))), dir);
  expect(history?.migrations).toMatchObject([{ version: "db/sql/a.sql::1::ann" }]);

  const plain = memoryTree({ "migrations/a.sql": formatted("--changeset ann:1", "a"), "other/a.sql": "select 1;" });
  expect(await detectLiquibase(plain)).toMatchObject([{ dir: "migrations" }]);
});

test("preconditions are asked before the changeset, in their order, and are no part of its text", () => {
  const { migrations, problems } = load({
    "db/a.sql": formatted(
      "--property name:tbl value:Trips",
      "--changeset ann:1",
      "--preconditions onFail:MARK_RAN onError:warn",
      "--precondition-sql-check expectedResult:0 select count(*) from ${tbl};",
      "--precondition-table-exists table:Stops schema:geo",
      "--precondition-view-exists view:names",
      "--precondition-sql-check 'a b' select 'a b'",
      "create table a ();",
      "--changeset ann:2",
      "--preconditions onFail:CONTINUE",
      "create table b ();",
    ),
  });
  expect(problems).toEqual([]);
  expect(migrations.map(({ guard }) => guard === undefined)).toEqual([false, true]);
  const guard = migrations[0]?.guard;
  expect([guard?.onFail, guard?.onError]).toEqual(["record", "run"]);
  expect(
    guard?.questions.map(({ sql, expected, failure }) => [
      sql.replaceAll(/[^]*(relkind in)/gu, "$1"),
      expected,
      failure("1"),
    ]),
  ).toEqual([
    ["select count(*) from Trips", "0", "SQL Precondition failed.  Expected '0' got '1'"],
    [
      "relkind in ('r', 'p') and relations.relname = 'stops'\n  and spaces.nspname = 'geo'",
      "t",
      "Table geo.stops does not exist",
    ],
    [
      "relkind in ('v') and relations.relname = 'names'\n  and spaces.nspname = pg_catalog.current_schema()",
      "t",
      "View public.names does not exist",
    ],
    ["select 'a b'", "a b", "SQL Precondition failed.  Expected 'a b' got '1'"],
  ]);
  expect(guard?.questions[0]?.failure(null)).toBe("No rows returned from SQL Precondition");
  expect(migrations[0]?.up.text.trim()).toBe("create table a ();");
});

test.each([
  ["--precondition-row-count x", "The 'row-count' precondition type is not supported."],
  ["--precondition-sql-check", "Could not parse a SqlCheck precondition from ''."],
  ["--precondition-table-exists trips", "Table name was not specified correctly in tableExists precondition."],
  [
    "--preconditions onFail:IGNORE",
    "Unknown onFail attribute value 'IGNORE'.  Possible values: HALT, CONTINUE, MARK_RAN, WARN",
  ],
])("%s stops Liquibase", (line, words) => {
  const { problems } = load({ "db/a.sql": formatted("--changeset ann:1", line, "create table a ();") });
  expect(problems).toMatchObject([{ kind: "unreadable", line: 3, message: expect.stringContaining(words) }]);
});

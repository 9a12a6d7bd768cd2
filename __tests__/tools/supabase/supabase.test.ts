import { expect, test } from "@jest/globals";
import { supabaseGroups, supabasePieces } from "../../../src/tools/supabase/supabase-statements.ts";
import { supabase } from "../../../src/tools/supabase/supabase.ts";
import type { RecordedMigration } from "../../../src/tools/tool.ts";
import { fileMap, memoryTree } from "../../support/memory-tree.ts";

const load = (files: Record<string, string | Buffer>) => supabase.load(fileMap(files), "supabase/migrations");
const rows = (...versions: string[]): RecordedMigration[] =>
  versions.map((version) => ({ version, name: null, checksum: null, finished: true }));
const files = (...versions: string[]) =>
  load(Object.fromEntries(versions.map((version) => [`supabase/migrations/${version}_a.sql`, "select 1"])));
const statements = (text: string): string[] => supabasePieces(text).map(({ start, end }) => text.slice(start, end));
const groups = (text: string): [boolean, string[]][] =>
  supabaseGroups(text).map(({ pieces, transaction }) => [
    transaction,
    pieces.map(({ start, end }) => text.slice(start, end)),
  ]);

test("files that are not named <timestamp>_<name>.sql, and an old init file, are skipped and told", () => {
  const { migrations, ignored } = load({
    "supabase/migrations/20200101000000_init.sql": "",
    "supabase/migrations/20240101000000_create_trips.sql": "",
    "supabase/migrations/README.md": "",
    "supabase/migrations/notes.sql": "",
    "supabase/migrations/deeper/20240102000000_b.sql": "",
  });
  expect(migrations).toMatchObject([{ version: "20240101000000", name: "create_trips", checksum: null }]);
  expect(ignored?.map(({ file }) => file)).toEqual([
    "supabase/migrations/20200101000000_init.sql",
    "supabase/migrations/notes.sql",
  ]);
});

/** As the CLI (3.1.0 and 2.104.0) records them in `statements`. */
test("statements lose their semicolon and keep the comments before them; comments at the end are one more", () => {
  expect(statements("create table a (id int); insert into a values (1); -- end\n")).toEqual([
    "create table a (id int)",
    "insert into a values (1)",
    "-- end",
  ]);
  expect(statements("-- one\nselect ';', $x$;$x$, \"a;b\" /* ; /* ; */ */ ;;\n")).toEqual([
    "-- one\nselect ';', $x$;$x$, \"a;b\" /* ; /* ; */ */",
  ]);
  expect(
    statements(
      "create function f() returns int begin atomic select 1; select 2; end; create rule r as on insert to a do (select 1; select 2);",
    ),
  ).toEqual([
    "create function f() returns int begin atomic select 1; select 2; end",
    "create rule r as on insert to a do (select 1; select 2)",
  ]);
});

test("one file is one transaction, what cannot run in one is sent between two, and begin or commit in the file turn it off", () => {
  expect(groups("create table a (); create table b ();")).toEqual([[true, ["create table a ()", "create table b ()"]]]);
  expect(groups("create table a (id int);\n-- big\nCREATE INDEX CONCURRENTLY ON a (id); select 1;")).toEqual([
    [true, ["create table a (id int)"]],
    [false, ["-- big\nCREATE INDEX CONCURRENTLY ON a (id)"]],
    [true, ["select 1"]],
  ]);
  expect(groups("begin; create table a (); commit;")).toEqual([[false, ["begin", "create table a ()", "commit"]]]);
  expect(groups("-- pg-delta: transaction=false\nselect 1;")).toEqual([
    [false, ["-- pg-delta: transaction=false\nselect 1"]],
  ]);
  expect(groups("savepoint a; rollback to savepoint a;")[0]?.[0]).toBe(true);
});

test("the record is in the last transaction, and an empty file has only the record", () => {
  const { migrations } = load({
    "supabase/migrations/1_a.sql": "create table a (id int); create index concurrently on a (id);",
    "supabase/migrations/2_b.sql": "",
  });
  const sent = migrations.map((each) =>
    supabase.plan(each).map((step) => (step.kind === "own" ? step.sql.split(" ")[0] : "script")),
  );
  expect(sent).toEqual([
    ["RESET", "BEGIN", "script", "COMMIT", "script", "BEGIN", "INSERT", "COMMIT"],
    ["RESET", "BEGIN", "INSERT", "COMMIT"],
  ]);
});

test("recorded versions without a file are refused, and so are late files", () => {
  const { refusals, pending } = supabase.decide(rows("1", "3"), files("2", "3", "4"));
  expect(refusals).toEqual([
    { kind: "missing", version: "1", message: "Remote migration versions not found in local migrations directory." },
    {
      kind: "out-of-order",
      version: "2",
      message: "Found local migration files to be inserted before the last migration on remote database.",
      unless: "--include-all",
    },
  ]);
  expect(pending.map(({ version }) => version)).toEqual(["2", "4"]);
});

test("of two files of one version the last by name is run, even when it is the one that ran", () => {
  const head = load({ "supabase/migrations/1_new.sql": "new", "supabase/migrations/1_old.sql": "old" });
  expect(head.problems).toMatchObject([{ kind: "duplicate-version" }]);
  expect(supabase.decide(rows("1"), head).pending.map(({ name }) => name)).toEqual(["old"]);
});

test("supabase/migrations is found with and without config.toml, and is not ours where Drizzle keeps its journal", async () => {
  const file = { "supabase/migrations/20240101000000_a.sql": "" };
  expect(await supabase.detect(memoryTree({ ...file, "supabase/config.toml": "" }))).toEqual([
    {
      tool: "supabase",
      dir: "supabase/migrations",
      reason: "`supabase/config.toml` beside the folder",
      postgres: true,
    },
  ]);
  expect(await supabase.detect(memoryTree(file))).toHaveLength(1);
  expect(await supabase.detect(memoryTree({ ...file, "supabase/migrations/meta/_journal.json": "{}" }))).toEqual([]);
});

/**
 * Needs the Supabase CLI: `SUPABASE` is the path of the program (of npm's `@supabase/cli-linux-x64`). Without it nothing here runs.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { supabase } from "../../../src/tools/supabase/supabase.ts";
import type { BadCase } from "../../support/bad-cases.ts";
import { badCases, mergedMigrations } from "../../support/bad-cases.ts";
import type { Both } from "../../support/beside-real-tool.ts";
import { besideRealTool } from "../../support/beside-real-tool.ts";
import { filesOf } from "../../support/files-of.ts";
import { supabaseLayout } from "../../support/versioned-layouts.ts";

const program = process.env["SUPABASE"] ?? "";
const suite = program === "" ? describe.skip : describe;
const run = promisify(execFile);

const real: Both["real"] = async ({ url, root }) => {
  const options = { cwd: root, env: { PATH: process.env["PATH"] ?? "", HOME: root, SUPABASE_TELEMETRY_DISABLED: "1" } };
  const address = new URL(url);
  address.searchParams.set("sslmode", "disable");
  try {
    await run(program, ["migration", "up", "--yes", "--db-url", address.href], options);
  } catch (error) {
    const { stderr, stdout } = error as { stderr: string; stdout: string };
    throw new Error(wordsOf(`${stderr}\n${stdout}`), { cause: error });
  }
};

/** What PostgreSQL said, or why it does not start. */
function wordsOf(output: string): string {
  const sql = /ERROR: ([^\n]*?)(?: \(SQLSTATE|$)/mu.exec(output)?.[1];
  const refusal = /^.*(?:Remote migration versions|Found local migration files)[^\n]*/mu.exec(output)?.[0];
  return (refusal ?? sql ?? output).trim();
}

const both: Both = {
  tool: supabase,
  dir: "supabase/migrations",
  major: 18,
  rows: "select version, name, statements from supabase_migrations.schema_migrations order by version",
  real,
};

const base = filesOf(supabaseLayout, mergedMigrations);

suite("beside the Supabase CLI itself", () => {
  test.each(Object.keys(badCases) as BadCase[])("both do the same when a migration is %s", async (name) => {
    const {
      real: theirs,
      ours,
      differences,
    } = await besideRealTool(both, [base, filesOf(supabaseLayout, mergedMigrations, badCases[name])]);
    expect(ours.error ?? "").toContain((theirs.error ?? "").replace(/^.*?ERROR: /u, ""));
    expect([ours.rows, ours.error === null]).toEqual([theirs.rows, theirs.error === null]);
    expect(differences).toEqual([]);
  });

  test("statements, comments, transactions of a file's own, and indexes made concurrently", async () => {
    const files = filesOf(supabaseLayout, {
      "1 create trips": "-- first\ncreate table trips (id int, title text default ';'); /* a */ select 1;\n-- last\n",
      "2 index trips": "alter table trips add column a int;\ncreate index concurrently on trips (a);\nselect 1;",
      "3 function":
        "create function f() returns int language plpgsql as $$ begin return 1; end; $$;\ncomment on function f() is 'a';",
      "4 own transaction": "begin;\ncreate table own ();\ncommit;",
    });
    const { real: theirs, ours, differences } = await besideRealTool(both, [files]);
    expect([theirs.error, ours.error, ours.rows, differences]).toEqual([null, null, theirs.rows, []]);
  });
});

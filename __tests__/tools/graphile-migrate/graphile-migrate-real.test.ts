import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import { graphileMigrate } from "../../../src/tools/graphile-migrate/graphile-migrate.ts";
import type { FileProblem, History } from "../../../src/tools/tool.ts";
import type { BadCase } from "../../support/bad-cases.ts";
import { badCases, mergedMigrations } from "../../support/bad-cases.ts";
import type { Both, Compared, Files } from "../../support/beside-real-tool.ts";
import { besideRealTool } from "../../support/beside-real-tool.ts";
import { filesOf } from "../../support/files-of.ts";
import {
  committedText,
  graphileMigrateAnew,
  graphileMigrateByHand,
  hashOf,
} from "../../support/graphile-migrate-layout.ts";
import type { Layout } from "../../support/projects.ts";

const require = createRequire(import.meta.url);
const CLI = require.resolve("graphile-migrate/dist/cli.js");

/** Its pool ends the whole process when a database goes away: it needs one of its own. */
async function runCli({ url, root }: Parameters<Both["real"]>[0]): Promise<void> {
  const env = { ...process.env, DATABASE_URL: url, NODE_OPTIONS: "", VISITOR: "pg_monitor" };
  try {
    await promisify(execFile)(process.execPath, [CLI, "migrate"], { cwd: root, env });
  } catch (error) {
    const output =
      typeof error === "object" && error !== null && "stderr" in error ? String(error.stderr) : String(error);
    throw new Error(/^(?:\w*Error|error): (.*)$/mu.exec(output)?.[1] ?? output, { cause: error });
  }
}

const both: Both = {
  tool: graphileMigrate,
  dir: "migrations",
  major: 18,
  rows: "select hash, previous_hash, filename from graphile_migrate.migrations order by filename, hash",
  real: runCli,
};

async function expectAlike(commits: readonly Files[], change: Partial<Both> = {}): Promise<Compared> {
  const compared = await besideRealTool({ ...both, ...change }, commits);
  const { real, ours, differences } = compared;
  expect(ours).toEqual(real);
  expect(differences).toEqual([]);
  return compared;
}

function firstProblem({ problems }: History): FileProblem | null {
  return problems[0] ?? null;
}

const base = filesOf(graphileMigrateAnew, mergedMigrations);

function changed(layout: Layout, name: BadCase): Files {
  return filesOf(layout, mergedMigrations, badCases[name]);
}

const [first, third] = [
  hashOf(null, bodyOf("1 create trips")),
  hashOf(hashOf(null, bodyOf("1 create trips")), bodyOf("3 create stops")),
];

function bodyOf(key: keyof typeof mergedMigrations): string {
  return String(mergedMigrations[key]);
}

function brokenAt(version: string): string {
  return `Previous migration with hash '${first}' doesn't match '${version}''s expected previous hash '${third}'`;
}

/** What stops it on an existing database; left out: nothing does. */
const anew: Partial<Record<BadCase, string>> = {
  renumbered: 'relation "stops" already exists',
  failing: 'relation "nowhere" does not exist',
};

const byHand: Partial<Record<BadCase, string>> = {
  renumbered: 'relation "stops" already exists',
  late: brokenAt("000002.sql"),
  duplicate: brokenAt("000003.sql"),
  failing: 'relation "nowhere" does not exist',
};

test.each(Object.keys(badCases) as BadCase[])(
  "when a migration is %s and all are committed anew, both do the same on an existing database",
  async (name) => {
    const { real } = await expectAlike([base, changed(graphileMigrateAnew, name)]);
    expect(real.error).toBe(anew[name] ?? null);
  },
);

test.each(["edited", "renumbered", "late", "duplicate"] as const)(
  "when a migration is %s and nobody minds the hashes, both do the same on an existing database",
  async (name) => {
    const { real } = await expectAlike([base, changed(graphileMigrateByHand(), name)]);
    expect(real.error).toBe(byHand[name] ?? null);
  },
);

test.each(["late", "duplicate"] as const)("both run everything on an empty database: %s", async (name) => {
  const { real } = await expectAlike([changed(graphileMigrateAnew, name)], { major: 14 });
  expect(real.rows).toHaveLength(3);
});

test("a late migration in a chain that was mended never runs where the newer one has, and nobody tells", async () => {
  const { skipped } = await expectAlike([base, changed(graphileMigrateAnew, "late")]);
  expect(skipped).toEqual(["000002.sql"]);
});

test("a file without its hash stops every empty database", async () => {
  const head = changed(graphileMigrateByHand(), "edited");
  const { real, ours } = await besideRealTool({ ...both, stops: firstProblem, rows: "select 1 as nothing" }, [head]);
  expect(real.error).toMatch(
    /^Hash for 000001-create-trips\.sql does not match - sha1:.*has the file been tampered with\?$/u,
  );
  expect(ours.error).toContain(real.error);
});

test.each(["edited", "late"] as const)(
  "after the chain was made anew (%s), the next migration finds no predecessor",
  async (name) => {
    const head = filesOf(graphileMigrateAnew, mergedMigrations, badCases[name], badCases.added);
    expect((await expectAlike([base, head])).real.error).toBe(
      'insert or update on table "migrations" violates foreign key constraint "migrations_previous_hash_fkey"',
    );
  },
);

test("without a transaction the script is one message, and several statements are one transaction all the same", async () => {
  const single = "--! no-transaction\ncreate index concurrently on trips (title);";
  const { real } = await expectAlike([filesOf(graphileMigrateAnew, mergedMigrations, { "4 index": single })]);
  expect(real.error).toBeNull();
  const several = `${single}\nselect 1;`;
  const { real: failed } = await expectAlike([
    base,
    filesOf(graphileMigrateAnew, mergedMigrations, { "4 index": several }),
  ]);
  expect(failed.error).toBe("CREATE INDEX CONCURRENTLY cannot run inside a transaction block");
});

test("placeholders become the database's name, its owner and the values of .gmrc, whose settings hold", async () => {
  const sql = [
    "alter database :DATABASE_NAME set statement_timeout to '0';",
    "create table owned (id int); alter table owned owner to :DATABASE_OWNER;",
    "comment on table owned is ':GREETING :GREETING_2 of :UNKNOWN';",
    "grant select on owned to :VISITOR;",
    "do $$ begin execute format('create table %I (id int)', current_setting('app.name')); end $$;",
    "create schema app; create table here (id int);",
  ];
  const gmrc = `{
  // JSON5
  pgSettings: { "search_path": 'app,public', "app.name": "trips", statement_timeout: 60000 },
  placeholders: { ":GREETING": "hello", ':VISITOR': 'pg_monitor', },
}`;
  const files = filesOf(graphileMigrateAnew, { "1 all": sql.join("\n") });
  const { real } = await expectAlike([{ ...files, ".gmrc": gmrc }]);
  expect(real.error).toBeNull();
});

test.each([
  ["no 'Hash' comment", "--! Previous: -\n\nselect 1;\n"],
  ["no 'Previous' comment", "--! Hash: sha1:1\n\nselect 1;\n"],
  ["there should be two newlines after the headers section", "--! Previous: -\n--! Hash: sha1:1\nselect 1;\n"],
  ["header 'Hash' is specified more than once", "--! Hash: a\n--! Hash: b\n--! Previous: -\n\nselect 1;\n"],
  [
    "Invalid hash allowed for 000005.sql; but hash matches.",
    committedText(third, hashOf(third, "select 1"), "select 1").replace("\n\n", "\n--! AllowInvalidHash\n\n"),
  ],
])("both stop at a file because of this: %s", async (words, text) => {
  const head = { ...base, "migrations/committed/000005.sql": text };
  const { real, ours } = await besideRealTool({ ...both, stops: firstProblem }, [base, head]);
  expect(real.error).toContain(words);
  expect(ours.error).toContain(words);
  expect(ours.rows).toEqual(real.rows);
});

/**
 * Needs Prisma 6 with its WebAssembly engine: `PRISMA` is a folder with `prisma` and `@prisma/adapter-pg` installed, the adapter
 * taking a `name` for a text. Without it nothing here runs. That adapter sends a script in pieces, split at every semicolon; the
 * native engine sends one message (flavour/postgres.rs), so that scripts here are one statement each.
 */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { prisma } from "../../../src/tools/prisma/prisma.ts";
import type { BadCase } from "../../support/bad-cases.ts";
import { badCases, mergedMigrations } from "../../support/bad-cases.ts";
import type { Both, Files } from "../../support/beside-real-tool.ts";
import { besideRealTool } from "../../support/beside-real-tool.ts";
import { filesOf } from "../../support/files-of.ts";
import { layouts } from "../../support/projects.ts";

const folder = process.env["PRISMA"] ?? "";
const suite = folder === "" ? describe.skip : describe;
const run = promisify(execFile);

const CONFIG = `
const { PrismaPg } = require(${JSON.stringify(join(folder, "node_modules/@prisma/adapter-pg"))});
module.exports = {
  experimental: { adapter: true },
  engine: "js",
  schema: "prisma/schema.prisma",
  adapter: async () => new PrismaPg({ connectionString: process.env.DATABASE_URL }),
};
`;

/** The query engine is not used, and not looked for when it is said to be somewhere. */
const real: Both["real"] = async ({ url, root }) => {
  writeFileSync(join(root, "prisma.config.cjs"), CONFIG);
  writeFileSync(
    join(root, "prisma/schema.prisma"),
    'datasource db {\n  provider = "postgresql"\n  url = "postgres://"\n}\n',
  );
  const program = join(folder, "node_modules/prisma/build/index.js");
  const env = { PATH: process.env["PATH"], DATABASE_URL: url, PRISMA_QUERY_ENGINE_LIBRARY: program };
  try {
    await run(process.execPath, [program, "migrate", "deploy"], { cwd: root, env });
  } catch (error) {
    throw new Error(wordsOf((error as { stderr: string }).stderr), { cause: error });
  }
};

/** What PostgreSQL said, or Prisma's own words; one line. With a driver adapter the engine rewrites some of the former. */
function wordsOf(stderr: string): string {
  const table = /No such table: (\S+)/u.exec(stderr)?.[1];
  if (table !== undefined) return `relation "${table}" does not exist`;
  const sql = /ERROR: ([^\n]*)/u.exec(stderr)?.[1];
  return (
    sql ??
    stderr
      .replace(/^[\s\S]*?Error: /u, "")
      .replaceAll(/\s+/gu, " ")
      .trim()
  );
}

const both: Both = {
  tool: prisma,
  dir: "prisma/migrations",
  major: 18,
  rows: `select migration_name, checksum, finished_at is not null as finished, applied_steps_count, rolled_back_at
from _prisma_migrations order by migration_name`,
  real,
};

const stops: Both["stops"] = ({ problems: [problem] }) => problem ?? null;

const base = filesOf(layouts.prisma, mergedMigrations);

async function expectAlike(commits: readonly Files[], change: Partial<Both> = {}): Promise<string | null> {
  const { real: theirs, ours, differences } = await besideRealTool({ ...both, ...change }, commits);
  expect(ours).toEqual(theirs);
  expect(differences).toEqual([]);
  return theirs.error;
}

suite("beside Prisma", () => {
  test.each(Object.keys(badCases) as BadCase[])("a migration that is %s", async (name) => {
    const head = filesOf(layouts.prisma, mergedMigrations, badCases[name]);
    await expectAlike([base, head]);
    await expectAlike([head], { major: 14 });
  });

  test("the deploy after a failed one refuses", async () => {
    const path = "prisma/migrations/20240104000000_two/migration.sql";
    const head = { ...base, [path]: "alter table nowhere\r\nadd x int;" };
    const { real: theirs, ours, differences } = await besideRealTool(both, [base, head, head]);
    expect([ours.rows, differences]).toEqual([theirs.rows, []]);
    expect(theirs.error).toContain("P3009");
    expect(ours.error).toContain("P3009");
  });

  test("a lone concurrent build runs", async () => {
    const path = "prisma/migrations/20240104000000_index/migration.sql";
    const build = "create index concurrently on trips (title);";
    expect(await expectAlike([{ ...base, [path]: build }])).toBeNull();
  });

  test("a folder without a script stops both", async () => {
    const head = { ...base, "prisma/migrations/20240102000000_none/notes.md": "later" };
    const { real: theirs, ours, differences } = await besideRealTool({ ...both, stops }, [base, head]);
    expect([ours.rows, differences]).toEqual([theirs.rows, []]);
    expect(theirs.error).toContain("P3015");
    expect(ours.error).not.toBeNull();
  });
});

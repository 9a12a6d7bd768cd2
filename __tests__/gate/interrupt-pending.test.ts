/**
 * What a stop leaves under each tool: the matrix of tools and of what is in the file. One database for each tool, from which
 * every case starts.
 */
import { expect, test } from "@jest/globals";
import type { Interruption } from "../../src/checks/check.ts";
import type { Interrupted } from "../../src/gate/interrupt-pending.ts";
import { interruptPending } from "../../src/gate/interrupt-pending.ts";
import { walkLeg } from "../../src/gate/walk-leg.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import { withCluster } from "../../src/replay/with-cluster.ts";
import { loadParser } from "../../src/sql/parser.ts";
import { dbmate } from "../../src/tools/dbmate.ts";
import { diesel } from "../../src/tools/diesel.ts";
import { drizzle } from "../../src/tools/drizzle.ts";
import { golangMigrate } from "../../src/tools/golang-migrate.ts";
import { plain } from "../../src/tools/plain.ts";
import { prisma } from "../../src/tools/prisma.ts";
import { sqlx } from "../../src/tools/sqlx.ts";
import type { Tool } from "../../src/tools/tool.ts";
import { drizzleJournal } from "../support/drizzle-layout.ts";
import { filesOf } from "../support/files-of.ts";
import { dbmateLayout, golangMigrateLayout } from "../support/go-layouts.ts";
import { fileMap } from "../support/memory-tree.ts";
import type { Layout } from "../support/projects.ts";
import { layouts } from "../support/projects.ts";
import { serverUrl } from "../support/servers.ts";

const BASE = {
  "1 create trips": `create table trips (id bigint primary key, title text not null);
create table kinds (name text primary key);
create type mood as enum ('calm');
create procedure add_two() language plpgsql as $$
begin
  create table one (id int);
  commit;
  create table two (id int);
end $$;`,
};

const CASES = {
  "two statements": "alter table trips add column status text;\ncreate index trips_status_idx on trips (status);",
  "two that can run again":
    "alter table trips add column if not exists status text;\ncreate index if not exists trips_status_idx on trips (status);",
  "one statement": "alter table trips add column status text;",
  rows: "insert into kinds values ('walk');\nalter table trips add column if not exists status text;",
  concurrently: "create index concurrently trips_title_idx on trips (title);",
  "concurrently if not exists": "create index concurrently if not exists trips_title_idx on trips (title);",
  "concurrently and another": "create table a (id int);\ncreate index concurrently trips_title_idx on trips (title);",
  "commit inside":
    "begin;\nalter table trips add column status text;\ncommit;\ncreate index trips_status_idx on trips (status);",
  "block that commits": "do $$ begin\n  create table one (id int);\n  commit;\n  create table two (id int);\nend $$;",
  "procedure that commits": "call add_two();",
  "enum value used": "alter type mood add value 'happy';\nalter table trips add column mood mood default 'happy';",
  "fails at the first": "alter table nowhere add column a int;\ncreate table a (id int);\ncreate table b (id int);",
  "fails in the middle": "create table a (id int);\nalter table nowhere add column a int;\ncreate table b (id int);",
  "fails at the last": "create table a (id int);\ncreate table b (id int);\nalter table nowhere add column a int;",
} as const;
type Case = keyof typeof CASES;

interface Setting {
  readonly tool: Tool;
  readonly layout: Layout;
  readonly dir: string;
  /** What the tool needs to be told beside the SQL. */
  readonly files?: (path: string) => Readonly<Record<string, string>>;
  readonly sql?: (sql: string) => string;
}

const withBreakpoints = (sql: string): string => sql.replaceAll(/;\n(?! )/gu, ";\n--> statement-breakpoint\n");

const SETTINGS = {
  plain: { tool: plain, layout: layouts.plain, dir: "db/migrations" },
  sqlx: { tool: sqlx, layout: layouts.sqlx, dir: "migrations" },
  "sqlx without a transaction": {
    tool: sqlx,
    layout: layouts.sqlx,
    dir: "migrations",
    sql: (sql) => `-- no-transaction\n${sql}`,
  },
  diesel: { tool: diesel, layout: layouts.diesel, dir: "migrations" },
  "diesel without a transaction": {
    tool: diesel,
    layout: layouts.diesel,
    dir: "migrations",
    files: (path) => ({ [path.replace("up.sql", "metadata.toml")]: "run_in_transaction = false\n" }),
  },
  prisma: { tool: prisma, layout: layouts.prisma, dir: "prisma/migrations" },
  "golang-migrate": { tool: golangMigrate, layout: golangMigrateLayout, dir: "db/migrations" },
  drizzle: { tool: drizzle, layout: drizzleJournal, dir: "drizzle", sql: withBreakpoints },
  dbmate: { tool: dbmate, layout: dbmateLayout, dir: "db/migrations" },
} as const satisfies Readonly<Record<string, Setting>>;

function progress(): void {}

/** A database with base's migrations, and what becomes of pending ones on copies of it. */
async function withBase(
  { tool, layout, dir, files, sql = (text) => text }: Setting,
  use: (interrupt: (texts: readonly string[], interrupts?: number) => Promise<Interrupted>) => Promise<void>,
): Promise<void> {
  await loadParser();
  await withServer({ databaseUrl: serverUrl(18), major: null, progress }, (server) =>
    withCluster({ server, texts: [], progress }, (cluster) =>
      withDatabase(server, null, async (database) => {
        const shared = { server, tool, observe: new Set<never>(), setup: null, sessionSetup: null, progress, cluster };
        const walk = { ...shared, statementTimeout: 60_000, started: new Date() };
        const { migrations } = tool.load(fileMap(filesOf(layout, BASE)), dir);
        const empty = { dir, migrations, problems: [] };
        const base = await walkLeg({ ...walk, head: empty }, { path: "base", database, migrations });
        await use(async (texts, interrupts = 40) => {
          const added = Object.fromEntries(texts.map((text, index) => [`${index + 2} change`, sql(text)]));
          const extra = Object.keys(added).map((_, index) => files?.(layout.path(index + 2, "change")) ?? {});
          const all = Object.assign(filesOf(layout, BASE, added), ...extra) as Record<string, string>;
          const head = tool.load(fileMap(all), dir);
          const { recorded } = base.replay;
          const { pending } = tool.decide(recorded, head);
          const run = { database, base, upgraded: null, pending, recorded, exclude: [] };
          return interruptPending({ ...walk, head, interrupts }, run);
        });
      }),
    ),
  );
}

/** What comes of it in a few words: the worst stop, else every outcome that there is. */
function words(interruption: Interruption | undefined): string {
  if (interruption === undefined) return "not stopped";
  const { worst, atomic, resumable, refused } = interruption;
  if (worst === null)
    return Object.entries({ atomic, resumable, refused })
      .flatMap(([kind, count]) => (count > 0 ? [kind] : []))
      .join(", ");
  const { next } = worst;
  const code = next.kind === "fails" ? ` ${next.failure.error.code}` : "";
  return `${worst.half ? "half" : "whole"}${worst.within === null ? "" : ` ${worst.within}`}, ${next.kind}${code}`;
}

const EXPECTED: Readonly<Record<keyof typeof SETTINGS, Partial<Record<Case, string>>>> = {
  plain: {
    "two statements": "half, fails 42701",
    "two that can run again": "atomic, resumable",
    "one statement": "atomic",
    rows: "half, fails 23505",
    concurrently: "half waiting, fails 42P07",
    "concurrently if not exists": "half waiting, differs",
    "concurrently and another": "half, fails 42P07",
    "commit inside": "half, fails 42701",
    "block that commits": "half committing, fails 42P07",
    "procedure that commits": "half committing, fails 42P07",
    "enum value used": "half, fails 42710",
    "fails at the first": "atomic",
    "fails in the middle": "half, fails 42P07",
    "fails at the last": "half, fails 42P07",
  },
  sqlx: {
    "two statements": "atomic, resumable",
    "commit inside": "half, fails 42701",
    "block that commits": "atomic",
    "fails in the middle": "atomic",
  },
  "sqlx without a transaction": {
    "two statements": "whole, fails 42701",
    "two that can run again": "atomic, resumable",
    concurrently: "half waiting, fails 42P07",
    "concurrently and another": "atomic",
    "commit inside": "half, fails 42701",
    "block that commits": "half committing, fails 42P07",
  },
  diesel: { "two statements": "atomic", "commit inside": "half, fails 42701" },
  "diesel without a transaction": { "one statement": "whole, fails 42701", concurrently: "half waiting, fails 42P07" },
  prisma: {
    "two statements": "refused",
    concurrently: "half waiting, refuses",
    "commit inside": "half, refuses",
    "procedure that commits": "half committing, refuses",
    "fails at the last": "refused",
  },
  "golang-migrate": { "two statements": "refused", "commit inside": "half, refuses", "fails at the first": "refused" },
  drizzle: { "two statements": "atomic", "commit inside": "half, fails 42701", "fails at the last": "atomic" },
  dbmate: { "two statements": "atomic", "commit inside": "half, fails 42701" },
};

test.each(Object.keys(EXPECTED) as (keyof typeof EXPECTED)[])("%s: what a stop leaves", async (name) => {
  await withBase(SETTINGS[name], async (interrupt) => {
    const expected = EXPECTED[name];
    const found: Partial<Record<Case, string>> = {};
    for (const key of Object.keys(expected) as Case[]) {
      const { interruptions } = await interrupt([CASES[key]]);
      found[key] = words(interruptions[0]);
    }
    expect(found).toEqual(expected);
  });
});

test("several migrations: each is stopped from where the one before it ends", async () => {
  await withBase(SETTINGS.plain, async (interrupt) => {
    const { interruptions } = await interrupt(["create table a (id int);", CASES["two statements"], "drop table a;"]);
    expect(interruptions.map(words)).toEqual(["atomic", "half, fails 42701", "atomic"]);
    expect(interruptions.map(({ migration }) => migration.version)).toEqual(["2", "3", "4"]);
  });
});

test("several files in one transaction leave nothing, wherever they are stopped", async () => {
  await withBase(SETTINGS.drizzle, async (interrupt) => {
    const { interruptions } = await interrupt([CASES["two statements"], "create table a (id int);"]);
    expect(interruptions.map(words)).toEqual(["atomic", "atomic"]);
  });
});

test("a file that commits takes the files before it in the same transaction along", async () => {
  await withBase(SETTINGS.drizzle, async (interrupt) => {
    const { interruptions } = await interrupt(["create table a (id int);", CASES["commit inside"]]);
    expect(interruptions.map(words)).toEqual(["atomic", "half, fails 42701"]);
  });
});

test("more points than the limit are tried evenly, and that is said", async () => {
  const many = Array.from({ length: 9 }, (_, index) => `create table many_${index} (id int);`).join("\n");
  await withBase(SETTINGS.plain, async (interrupt) => {
    const { interruptions, notes } = await interrupt([many], 5);
    expect(interruptions[0]).toMatchObject({ tried: 5, stuck: 4, atomic: 1 });
    expect(notes).toEqual([expect.stringMatching(/^Stopped `db\/migrations\/0002_change.sql` at 5 of \d+ points/u)]);
  });
});

test("in one transaction the first, the middle and the last point are enough", async () => {
  const many = Array.from({ length: 9 }, (_, index) => `create table many_${index} (id int);`).join("\n");
  await withBase(SETTINGS.diesel, async (interrupt) => {
    const { interruptions, notes } = await interrupt([many]);
    expect(interruptions[0]).toMatchObject({ tried: 3, atomic: 3, points: 11 });
    expect(notes).toEqual([]);
  });
});

test("what writes the roles of the server is not stopped, and that is said", async () => {
  await withBase(SETTINGS.plain, async (interrupt) => {
    const texts = ["create table a (id int);", "create role somebody;", "create table b (id int);"];
    const { interruptions, notes } = await interrupt(texts);
    expect(interruptions.map(({ migration }) => migration.version)).toEqual(["2"]);
    expect(notes).toEqual([expect.stringContaining("`db/migrations/0003_change.sql`")]);
  });
});

/**
 * What the gate says about a stop, held against the tool itself: it is killed, or one of its statements is made to fail, while it
 * waits for a lock that we hold, and then it runs again. Liquibase and the Supabase CLI only where `LIQUIBASE` and `SUPABASE` are the
 * paths of their programs, Prisma where `PRISMA` is a folder as prisma-real.test.ts needs it.
 */
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { resolveBinary } from "dbmate";
import type { SettingName } from "../support/interrupting.ts";
import { SETTINGS } from "../support/interrupting.ts";
import type { RealTool, Stop } from "../support/kill-real-tool.ts";
import { filesOfSetting, stopOurs, stopReal } from "../support/kill-real-tool.ts";

const require = createRequire(import.meta.url);
const liquibase = process.env["LIQUIBASE"] ?? "";
const supabase = process.env["SUPABASE"] ?? "";
const prisma = process.env["PRISMA"] ?? "";

const dbmate: RealTool = {
  deploy: ({ url, root }) => ({
    program: resolveBinary(),
    args: ["--url", `${url.href}?sslmode=disable`, "--no-dump-schema", "migrate"],
    cwd: root,
  }),
};

const realSupabase: RealTool = {
  deploy: ({ url, root }) => ({
    program: supabase,
    args: ["migration", "up", "--yes", "--db-url", `${url.href}?sslmode=disable`],
    env: { HOME: root, SUPABASE_TELEMETRY_DISABLED: "1" },
    cwd: root,
  }),
};

const PRISMA_CONFIG = `
const { PrismaPg } = require(${JSON.stringify(join(prisma, "node_modules/@prisma/adapter-pg"))});
module.exports = {
  experimental: { adapter: true },
  engine: "js",
  schema: "prisma/schema.prisma",
  adapter: async () => new PrismaPg({ connectionString: process.env.DATABASE_URL }),
};`;

const realPrisma: RealTool = {
  deploy: ({ url, root }) => {
    const program = join(prisma, "node_modules/prisma/build/index.js");
    writeFileSync(join(root, "prisma.config.cjs"), PRISMA_CONFIG);
    const schema = 'datasource db {\n  provider = "postgresql"\n  url = "postgres://"\n}\n';
    writeFileSync(join(root, "prisma/schema.prisma"), schema);
    const env = { DATABASE_URL: url.href, PRISMA_QUERY_ENGINE_LIBRARY: program };
    return { program: process.execPath, args: [program, "migrate", "deploy"], env, cwd: root };
  },
};

const DRIZZLE = `import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
const db = drizzle(process.env.URL);
await migrate(db, { migrationsFolder: process.env.FOLDER });
await db.$client.end();`;

const drizzle: RealTool = {
  deploy: ({ url, root }) => ({
    program: process.execPath,
    args: ["--input-type=module", "-e", DRIZZLE],
    env: { URL: url.href, FOLDER: join(root, "drizzle") },
    cwd: process.cwd(),
  }),
};

const nodePgMigrate: RealTool = {
  deploy: ({ url, root }) => ({
    program: process.execPath,
    args: [join(require.resolve("node-pg-migrate/package.json"), "../bin/node-pg-migrate.js"), "up"],
    env: { DATABASE_URL: url.href },
    cwd: root,
  }),
};

const graphileMigrate: RealTool = {
  deploy: ({ url, root }) => ({
    program: process.execPath,
    args: [require.resolve("graphile-migrate/dist/cli.js"), "migrate"],
    env: { DATABASE_URL: url.href },
    cwd: root,
  }),
};

const liquibaseRun =
  (command: string): RealTool["deploy"] =>
  ({ url, root }) => ({
    program: liquibase,
    args: [
      `--url=jdbc:postgresql://${url.host}${url.pathname}`,
      `--username=${url.username}`,
      `--password=${decodeURIComponent(url.password)}`,
      "--show-banner=false",
      ...(command === "update" ? ["--changelog-file=db/changelog/db.changelog-master.yaml"] : []),
      command,
    ],
    env: { LIQUIBASE_CHANGELOG_LOCK_WAIT_TIME_IN_MINUTES: "0", LIQUIBASE_CHANGELOG_LOCK_POLL_RATE: "1" },
    cwd: root,
  });

const realLiquibase: RealTool = {
  deploy: liquibaseRun("update"),
  recover: { run: liquibaseRun("release-locks"), says: /Could not acquire change log lock/u },
};

const MERGED = {
  "1 create trips": "create table trips (id bigint primary key, title text);\ncreate table stops (id bigint);",
};
const TWO = "alter table trips add column status text;\nalter table stops add column note text;";
const COMMIT_INSIDE = "alter table trips add column status text;\ncommit;\nalter table stops add column note text;";
const CONCURRENTLY = "create index concurrently trips_title_idx on trips (title);";

const SECOND: Pick<Stop, "hold"> = { hold: "lock table stops in share mode" };
const killedBetween: Stop = { ...SECOND, how: "killed", point: ({ kind, done }) => kind !== "failing" && done === 1 };
const killedAfterCommit: Stop = {
  ...SECOND,
  how: "killed",
  point: ({ kind, done }) => kind !== "failing" && done === 2,
};
const failingSecond: Stop = { ...SECOND, how: "failing", point: ({ kind, done }) => kind === "failing" && done === 1 };
const killedWaiting: Stop = { how: "killed", hold: "select", point: ({ kind }) => kind === "waiting" };

function killedRecording(table: string): Stop {
  return {
    how: "killed",
    hold: `lock table ${table} in share mode`,
    point: ({ kind, done }) => kind === "after" && done === 2,
  };
}

type Case = readonly [setting: SettingName, real: RealTool, sql: string, stop: Stop];

async function expectAlike([name, real, sql, stop]: Case): Promise<string | null> {
  const setting = SETTINGS[name];
  const files = filesOfSetting(setting, MERGED, { "2 change": sql });
  const [theirs, ours] = await Promise.all([stopReal(setting, real, files, stop), stopOurs(setting, files, stop)]);
  expect(ours.left).toEqual(theirs.left);
  if (ours.next === null) expect(theirs.next).toBeNull();
  // Of Prisma's own words the times differ.
  else expect(theirs.next).toContain(/^P\d{4}/u.exec(ours.next)?.[0] ?? ours.next);
  return ours.next;
}

const exists = 'column "status" of relation "trips" already exists';

test.each<Case>([
  ["dbmate", dbmate, TWO, killedBetween],
  ["dbmate", dbmate, TWO, failingSecond],
  ["dbmate without a transaction", dbmate, TWO, killedBetween],
  ["drizzle", drizzle, TWO, killedBetween],
  ["node-pg-migrate", nodePgMigrate, TWO, killedBetween],
  ["graphile-migrate", graphileMigrate, TWO, killedBetween],
  ["graphile-migrate", graphileMigrate, TWO, failingSecond],
])("%s: nothing is left of two statements, and the next deploy finishes", async (...each) => {
  expect(await expectAlike(each)).toBeNull();
});

test.each<Case>([
  ["dbmate", dbmate, COMMIT_INSIDE, killedAfterCommit],
  ["drizzle", drizzle, COMMIT_INSIDE, killedAfterCommit],
  ["node-pg-migrate", nodePgMigrate, COMMIT_INSIDE, killedAfterCommit],
  ["graphile-migrate", graphileMigrate, COMMIT_INSIDE, killedAfterCommit],
])("%s: what a file commits stays, and the next deploy fails at it", async (...each) => {
  expect(await expectAlike(each)).toBe(exists);
});

test.each<Case>([
  ["dbmate without a transaction", dbmate, TWO, killedRecording("schema_migrations")],
  ["graphile-migrate without a transaction", graphileMigrate, TWO, killedRecording("graphile_migrate.migrations")],
])("%s: what was run and not recorded is there, and fails on the next deploy", async (...each) => {
  expect(await expectAlike(each)).toBe(exists);
});

test.each<Case>([
  ["dbmate without a transaction", dbmate, CONCURRENTLY, killedWaiting],
  ["graphile-migrate without a transaction", graphileMigrate, CONCURRENTLY, killedWaiting],
])("%s: an index that was built concurrently is left, invalid", async (...each) => {
  expect(await expectAlike(each)).toBe('relation "trips_title_idx" already exists');
});

/** Milliseconds: five starts of a Java program. */
const SLOW = 300_000;

(liquibase === "" ? describe.skip : describe)("Liquibase", () => {
  test.each([killedBetween, failingSecond])(
    "one transaction leaves nothing but the lock of a run that is killed, and then the next deploy finishes",
    async (stop) => {
      expect(await expectAlike(["liquibase", realLiquibase, TWO, stop])).toBeNull();
    },
    SLOW,
  );

  test.each<Case>([
    ["liquibase without a transaction", realLiquibase, TWO, killedBetween],
    ["liquibase without a transaction", realLiquibase, TWO, failingSecond],
    ["liquibase", realLiquibase, COMMIT_INSIDE, killedAfterCommit],
  ])(
    "%s: the first statement stays, and the next deploy fails at it",
    async (...each) => {
      expect(await expectAlike(each)).toBe(exists);
    },
    SLOW,
  );
});

(supabase === "" ? describe.skip : describe)("Supabase", () => {
  test.each([killedBetween, failingSecond])("one transaction leaves nothing", async (stop) => {
    expect(await expectAlike(["supabase", realSupabase, TWO, stop])).toBeNull();
  });

  test("what a file commits stays, and an index that was built concurrently is left, invalid", async () => {
    expect(await expectAlike(["supabase", realSupabase, COMMIT_INSIDE, killedBetween])).toBe(exists);
    const left = await expectAlike(["supabase", realSupabase, CONCURRENTLY, killedWaiting]);
    expect(left).toBe('relation "trips_title_idx" already exists');
  });
});

(prisma === "" ? describe.skip : describe)("Prisma", () => {
  test("an index that was built concurrently is left, invalid, and every later deploy is refused", async () => {
    expect(await expectAlike(["prisma", realPrisma, CONCURRENTLY, killedWaiting])).toMatch(/^P3009/u);
  });
});

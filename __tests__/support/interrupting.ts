/**
 * Pending migrations stopped on a database of their own, under every tool: what is merged runs once, and every case starts from it.
 */
import type { Interruption } from "../../src/checks/check.ts";
import type { Interrupted } from "../../src/gate/interrupt-pending.ts";
import { interruptPending } from "../../src/gate/interrupt-pending.ts";
import { walkLeg } from "../../src/gate/walk-leg.ts";
import { withDatabase } from "../../src/postgres/with-database.ts";
import { withServer } from "../../src/postgres/with-server.ts";
import { withCluster } from "../../src/replay/with-cluster.ts";
import { loadParser } from "../../src/sql/parser.ts";
import { atlas } from "../../src/tools/atlas/atlas.ts";
import { dbmate } from "../../src/tools/dbmate/dbmate.ts";
import { diesel } from "../../src/tools/diesel/diesel.ts";
import { drizzle } from "../../src/tools/drizzle/drizzle.ts";
import { flyway } from "../../src/tools/flyway/flyway.ts";
import { golangMigrate } from "../../src/tools/golang-migrate/golang-migrate.ts";
import { goose } from "../../src/tools/goose/goose.ts";
import { graphileMigrate } from "../../src/tools/graphile-migrate/graphile-migrate.ts";
import { liquibase } from "../../src/tools/liquibase/liquibase.ts";
import { nodePgMigrate } from "../../src/tools/node-pg-migrate/node-pg-migrate.ts";
import { plain } from "../../src/tools/plain/plain.ts";
import { prisma } from "../../src/tools/prisma/prisma.ts";
import { refinery } from "../../src/tools/refinery/refinery.ts";
import { sqlx } from "../../src/tools/sqlx/sqlx.ts";
import { supabase } from "../../src/tools/supabase/supabase.ts";
import type { Tool } from "../../src/tools/tool.ts";
import { drizzleJournal } from "./drizzle-layout.ts";
import { filesOf } from "./files-of.ts";
import { dbmateLayout, golangMigrateLayout, gooseLayout } from "./go-layouts.ts";
import { graphileMigrateAnew } from "./graphile-migrate-layout.ts";
import { flywayLayout, liquibaseLayout } from "./java-layouts.ts";
import { fileMap, memoryTree } from "./memory-tree.ts";
import { nodePgMigrateLayout } from "./node-pg-migrate-layout.ts";
import type { Layout } from "./projects.ts";
import { layouts } from "./projects.ts";
import { serverUrl } from "./servers.ts";
import { atlasLayout, refineryLayout, supabaseLayout } from "./versioned-layouts.ts";

export interface Setting {
  readonly tool: Tool;
  /** What has run the merged migrations; left out: the same. */
  readonly mergedBy?: Tool;
  readonly layout: Layout;
  readonly dir: string;
  /** What the tool needs to be told beside the SQL of the pending migration at this path. */
  readonly files?: (path: string) => Readonly<Record<string, string>>;
  /** How the SQL is written for this tool. */
  readonly sql?: (sql: string) => string;
  /** Only of what is pending. */
  readonly pending?: (text: string) => string;
}

const withBreakpoints = (sql: string): string =>
  sql.replaceAll(/;\n(?! |begin|commit|end|alter type)/gu, ";\n--> statement-breakpoint\n");

/** Bodies hold semicolons, at which goose and Liquibase would cut them. */
const inGooseBlocks = (sql: string): string =>
  sql.replaceAll(/^(?:do|create procedure)[\s\S]*?\$\$;$/gmu, "-- +goose StatementBegin\n$&\n-- +goose StatementEnd");
const wholeChangeset = (text: string): string =>
  text.includes("$$") ? text.replace(/(--changeset \S+)/u, "$1 splitStatements:false") : text;
const liquibaseWhole: Layout = {
  ...liquibaseLayout,
  script: (sql, number, name) => wholeChangeset(liquibaseLayout.script?.(sql, number, name) ?? sql),
};

const golangMigrateByStatement = await golangMigrate.configured?.(
  memoryTree({ Makefile: "up:\n\tmigrate -database 'postgres://db/app?x-multi-statement=true' up\n" }),
  "db/migrations",
);

const flywayDir = "src/main/resources/db/migration";
const flywayWithSessionLock = await flyway.configured?.(
  memoryTree({
    "flyway.conf": `flyway.postgresql.transactional.lock=false\nflyway.locations=filesystem:${flywayDir}\n`,
  }),
  flywayDir,
);

export const SETTINGS = {
  plain: { tool: plain, layout: layouts.plain, dir: "db/migrations" },
  sqlx: { tool: sqlx, layout: layouts.sqlx, dir: "migrations" },
  "sqlx without a transaction": {
    tool: sqlx,
    layout: layouts.sqlx,
    dir: "migrations",
    pending: (text) => `-- no-transaction\n${text}`,
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
  "golang-migrate by statement": {
    tool: golangMigrateByStatement ?? golangMigrate,
    mergedBy: golangMigrate,
    layout: golangMigrateLayout,
    dir: "db/migrations",
  },
  goose: { tool: goose, layout: gooseLayout, dir: "migrations", sql: inGooseBlocks },
  "goose without a transaction": {
    tool: goose,
    layout: gooseLayout,
    dir: "migrations",
    sql: inGooseBlocks,
    pending: (text) => `-- +goose NO TRANSACTION\n${text}`,
  },
  dbmate: { tool: dbmate, layout: dbmateLayout, dir: "db/migrations" },
  "dbmate without a transaction": {
    tool: dbmate,
    layout: dbmateLayout,
    dir: "db/migrations",
    pending: (text) => text.replace("-- migrate:up", "-- migrate:up transaction:false"),
  },
  drizzle: { tool: drizzle, layout: drizzleJournal, dir: "drizzle", sql: withBreakpoints },
  "node-pg-migrate": { tool: nodePgMigrate, layout: nodePgMigrateLayout, dir: "migrations" },
  "graphile-migrate": { tool: graphileMigrate, layout: graphileMigrateAnew, dir: "migrations" },
  "graphile-migrate without a transaction": {
    tool: graphileMigrate,
    layout: graphileMigrateAnew,
    dir: "migrations",
    pending: (text) => `--! no-transaction\n${text}`,
  },
  refinery: { tool: refinery, layout: refineryLayout, dir: "migrations" },
  supabase: { tool: supabase, layout: supabaseLayout, dir: "supabase/migrations" },
  atlas: { tool: atlas, layout: atlasLayout, dir: "migrations" },
  "atlas without a transaction": {
    tool: atlas,
    layout: atlasLayout,
    dir: "migrations",
    pending: (text) => `-- atlas:txmode none\n\n${text}`,
  },
  flyway: { tool: flyway, layout: flywayLayout, dir: flywayDir },
  "flyway without a transaction": {
    tool: flyway,
    layout: flywayLayout,
    dir: flywayDir,
    files: (path) => ({ [`${path}.conf`]: "executeInTransaction=false\n" }),
  },
  "flyway with a lock of the session": {
    tool: flywayWithSessionLock ?? flyway,
    layout: flywayLayout,
    dir: flywayDir,
    files: (path) => ({ [`${path}.conf`]: "executeInTransaction=false\n" }),
  },
  liquibase: { tool: liquibase, layout: liquibaseWhole, dir: "db/changelog" },
  "liquibase without a transaction": {
    tool: liquibase,
    layout: liquibaseWhole,
    dir: "db/changelog",
    pending: (text) => text.replace(/--changeset \S+/u, "$& runInTransaction:false"),
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

function progress(): void {}

/** Stops the migrations, after the merged ones, at no more than so many points. */
export type Interrupt = (texts: readonly string[], interrupts?: number) => Promise<Interrupted>;

/** `merged`: as `filesOf` takes it; what is pending comes after it. */
export async function withInterrupt(
  setting: Setting,
  merged: Readonly<Record<string, string>>,
  use: (interrupt: Interrupt) => Promise<void>,
): Promise<void> {
  const { tool, layout, dir } = setting;
  const { files, sql = (text) => text, pending = (text) => text } = setting;
  await loadParser();
  await withServer({ databaseUrl: serverUrl(18), major: null, progress }, (server) =>
    withCluster({ server, texts: [], progress }, (cluster) =>
      withDatabase(server, null, async (database) => {
        const shared = { server, tool, observe: new Set<never>(), setup: null, sessionSetup: null, progress, cluster };
        const walk = { ...shared, statementTimeout: 60_000, started: new Date() };
        const before = Object.fromEntries(Object.entries(merged).map(([key, text]) => [key, sql(text)]));
        const { migrations } = tool.load(fileMap(filesOf(layout, before)), dir);
        const empty = { dir, migrations, problems: [] };
        const merging = { ...walk, tool: setting.mergedBy ?? tool, head: empty };
        const base = await walkLeg(merging, { path: "base", database, migrations });
        if (base.replay.failure !== null) throw new Error(`base fails: ${base.replay.failure.error.message}`);
        const from = Object.keys(merged).length + 1;
        await use(async (texts, interrupts = 40) => {
          const added = Object.fromEntries(texts.map((text, index) => [`${index + from} change`, sql(text)]));
          const extra = Object.keys(added).map((_, index) => files?.(layout.path(index + from, "change")) ?? {});
          const changed = {
            ...layout,
            script: (text: string, number: number, name: string) => {
              const written = layout.script?.(text, number, name) ?? text;
              return number < from ? written : pending(written);
            },
          };
          const all = Object.assign(filesOf(changed, before, added), ...extra) as Record<string, string>;
          const head = tool.load(fileMap(all), dir);
          const { recorded } = base.replay;
          const { pending: open } = tool.decide(recorded, head);
          const run = { database, base, upgraded: null, rows: null, pending: open, recorded, exclude: [] };
          return interruptPending({ ...walk, head, interrupts }, run);
        });
      }),
    ),
  );
}

/** What comes of it in a few words: the worst stop, else every outcome that there is. */
export function outcomeWords(interruption: Interruption | undefined): string {
  if (interruption === undefined) return "not stopped";
  const { worst, failed, atomic, resumable, refused } = interruption;
  if (worst === null)
    return Object.entries({ atomic, resumable, refused })
      .flatMap(([kind, count]) => (count > 0 ? [kind] : []))
      .join(", ");
  const code = ({ next }: typeof worst): string =>
    next.kind === "fails" ? `fails ${next.failure.error.code}` : next.kind;
  const how = [worst.within, worst.failing ? "failing" : null, worst.unrecorded ? "unrecorded" : null].filter(Boolean);
  const other = failed === null ? "" : `; failing: ${code(failed)}`;
  return `${[worst.half ? "half" : "whole", ...how].join(" ")}, ${code(worst)}${other}`;
}

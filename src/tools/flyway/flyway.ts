/**
 * Flyway (community edition): `V1.2__create_trips.sql`, `R__views.sql`. It keeps CRC-32 checksums, refuses edited, missing
 * and late migrations, and runs a repeatable one again whenever its text changes. Read from Flyway 13.0.0, and held against
 * 11.20.3; docs/tools.md has the files.
 */
import type { Tree } from "../../source/tree.ts";
import type { FlywayCallbacks } from "./flyway-callbacks.ts";
import { readFlywayCallbacks } from "./flyway-callbacks.ts";
import { DEFAULT_FLYWAY_CONFIG } from "./flyway-config.ts";
import type { FlywayConfig } from "./flyway-config.ts";
import { decideFlyway, recordedDescription } from "./flyway-decide.ts";
import { detectFlyway } from "./flyway-detection.ts";
import type { FlywayMigration } from "./flyway-load.ts";
import { loadFlyway } from "./flyway-load.ts";
import type { FlywayEvent } from "./flyway-name.ts";
import type { FlywaySetup } from "./flyway-sources.ts";
import { flywaySetup } from "./flyway-sources.ts";
import { flywayStatements } from "./flyway-statements.ts";
import { deleteRows } from "../forget-sql.ts";
import type { Bookkeeping, Delivery, Migration, Step, Tool } from "../tool.ts";

export const flyway: Tool = flywayWith(null);

/** As the project configures it; null: as it comes, with the folder itself as the only location. */
function flywayWith(setup: FlywaySetup | null, { scripts }: Pick<FlywayCallbacks, "scripts"> = { scripts: [] }): Tool {
  const config = setup?.config ?? DEFAULT_FLYWAY_CONFIG;
  return {
    name: "flyway",
    title: "Flyway",
    refusesEdits: config.validateOnMigrate,
    sessionPerMigration: false,
    transactionPerRun: config.group,
    reads: readsFor(config),
    ...(setup?.isSpread === true ? { folders: setup.folders } : {}),
    bookkeeping: bookkeeping(config),
    detect: detectFlyway,
    configured: async (tree: Tree, dir: string) => configured(tree, await flywaySetup(tree, dir)),
    load: (files, dir) => loadFlyway(files, dir, setup ?? { config, folders: [dir] }),
    plan: (migration) => plan(migration, config, scripts),
    ...hooksOf(scripts),
    planHook: (hook) => planHook(hook, config),
    planFailure: (migration) => planFailure(migration, config),
    forget: (migration, _, table) => deleteRows(table, { version: asFlyway(migration).number }),
    decide: (recorded, head) => decideFlyway(recorded, head, config),
  };
}

async function configured(tree: Tree, setup: FlywaySetup): Promise<Tool> {
  const callbacks = await readFlywayCallbacks(tree, setup);
  return flywayWith({ ...setup, problems: callbacks.problems }, callbacks);
}

type Callbacks = FlywayCallbacks["scripts"];

/** What runs for each migration is a part of its plan. */
function hooksOf(scripts: Callbacks): Pick<Tool, "hooks"> {
  const of = (event: FlywayEvent): Callbacks => scripts.filter((each) => each.event === event);
  const hooks = { before: of("beforeMigrate"), applied: of("afterMigrateApplied"), after: of("afterMigrate") };
  return hooks.before.length + hooks.applied.length + hooks.after.length === 0 ? {} : { hooks };
}

/** DefaultCallbackExecutor.java: `onMigrateOrUndoEvent`, over a connection of its own. */
function planHook(hook: Migration, config: FlywayConfig): Step[] {
  return [
    settings(config),
    ...(hook.transactional ? [own("begin")] : []),
    own(enter(false)),
    { kind: "script", script: hook.up, send: delivery(hook) },
    ...(hook.transactional ? [own("commit")] : []),
  ];
}

function readsFor({ suffixes }: FlywayConfig): RegExp {
  const escaped = suffixes.map((suffix) => suffix.replaceAll(/[.+^${}()|[\]\\*?]/gu, String.raw`\$&`));
  return new RegExp(`(?:${escaped.join("|")})(?:\\.conf)?$`, "iu");
}

/** database/postgresql/PostgreSQLDatabase.java: `getRawCreateScript`; internal/command/DbSchemas.java. The settings of the
 * session are kept, because Flyway goes back to them before each migration. */
function bookkeeping(config: FlywayConfig): Bookkeeping {
  const table = tableName(config);
  return {
    create: [
      settings(config),
      ...(config.createSchemas && allSchemas(config).length > 0 ? [own(createSchemas(config))] : []),
      own(createTable(config)),
      own(`create index if not exists ${identifier(`${config.table}_s_idx`)} on ${table} ("success")`),
    ],
    table,
    // Rows that a later DELETE or UNDO takes back do not count.
    select: `select case when applied.version is null then 'R__' || applied.description
    when applied.type in ('BASELINE', 'SQL_BASELINE') then 'B' || applied.version else applied.version end as version,
  applied.description as name, applied.checksum::text as checksum, applied.success as finished
from ${table} as applied
where applied.type not in ('SCHEMA', 'DELETE') and applied.type not like 'UNDO%' and not exists (
  select from ${table} as later where later.installed_rank > applied.installed_rank and later.success
    and (later.type = 'DELETE' or later.type like 'UNDO%')
    and coalesce(later.version, 'R__' || later.description) = coalesce(applied.version, 'R__' || applied.description))
order by applied.installed_rank`,
  };
}

function settings(config: FlywayConfig): Step {
  return own(`select pg_catalog.set_config('flyway.search_path', pg_catalog.current_setting('search_path'), false),
  pg_catalog.set_config('flyway.role', current_user::text, false),
  pg_catalog.set_config('flyway.schema', ${literalOrNull(defaultSchema(config))}, false)`);
}

function own(sql: string): Step {
  return { kind: "own", sql };
}

function createTable(config: FlywayConfig): string {
  return `create table if not exists ${tableName(config)} (
    "installed_rank" INT NOT NULL,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INTEGER,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
    "execution_time" INTEGER NOT NULL,
    "success" BOOLEAN NOT NULL,
    constraint ${identifier(`${config.table}_pk`)} primary key ("installed_rank")
)`;
}

/** A row says which schemas Flyway has made. */
function createSchemas(config: FlywayConfig): string {
  const names = allSchemas(config).map(literal).join(", ");
  const by = config.installedBy === null ? "current_user" : literal(config.installedBy);
  return `do $flyway$
declare
  missing text[] := array(select name from pg_catalog.unnest(array[${names}]::text[]) with ordinality as wanted (name, place)
    where not exists (select from pg_catalog.pg_namespace where nspname = name) order by place);
  name text;
begin
  if pg_catalog.cardinality(missing) = 0 then return; end if;
  foreach name in array missing loop execute pg_catalog.format('create schema %I', name); end loop;
  ${createTable(config)};
  insert into ${tableName(config)}
    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
  select 0, null, '<< Flyway Schema Creation >>', 'SCHEMA',
    (select pg_catalog.string_agg('"' || pg_catalog.replace(made, '"', '""') || '"', ',') from pg_catalog.unnest(missing) as made),
    null, ${by}, 0, true;
end $flyway$`;
}

/** internal/schemahistory/SchemaHistoryFactory.java: `prepareSchemas` */
function allSchemas({ schemas, defaultSchema: first }: FlywayConfig): readonly string[] {
  return first === null || schemas.includes(first) ? schemas : [first, ...schemas];
}

/** Null: the first schema of the search path. */
function defaultSchema({ schemas, defaultSchema: named }: FlywayConfig): string | null {
  return named ?? schemas[0] ?? null;
}

function tableName(config: FlywayConfig): string {
  const schema = defaultSchema(config);
  return `${schema === null ? "" : `${identifier(schema)}.`}${identifier(config.table)}`;
}

function identifier(name: string): string {
  return /^[a-z_][a-z\d_]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function literalOrNull(schema: string | null): string {
  return schema === null ? "coalesce(pg_catalog.current_schema()::text, '')" : literal(schema);
}

/**
 * internal/command/DbMigrate.java: `doMigrateGroup`. Flyway's record is written over a second session, whose transaction
 * (the lock's) is committed right after the migration's own; here one transaction holds both.
 */
function plan(migration: Migration, config: FlywayConfig, callbacks: Callbacks): Step[] {
  const each = (event: FlywayEvent): Step[] =>
    callbacks
      .filter((callback) => callback.event === event)
      .map((callback) => ({ kind: "script", script: callback.up, send: delivery(callback) }));
  const wrapped = migration.transactional && !config.group;
  return [
    ...(wrapped ? [own("begin")] : []),
    own(enter(false)),
    ...each("beforeEachMigrate"),
    { kind: "script", script: migration.up, send: delivery(migration) },
    ...each("afterEachMigrate"),
    ...(wrapped || config.group ? [] : [own("begin")]),
    own(enter(true)),
    insert(migration, config),
    ...(config.group ? [] : [own("commit")]),
  ];
}

/** internal/database/base/Connection.java: `restoreOriginalState`, PostgreSQLConnection.java: `changeCurrentSchemaTo`, which
 * leaves the search path alone where it begins with the schema already. For the record it always leads to the table. */
function enter(forRecord: boolean): string {
  const path = "pg_catalog.current_setting('flyway.search_path', true)";
  const schema = "pg_catalog.current_setting('flyway.schema', true)";
  const leads = `${path} = ${schema} or pg_catalog.starts_with(${path}, ${schema} || ',')`;
  const kept = forRecord ? path : "pg_catalog.current_setting('search_path')";
  return `select pg_catalog.set_config('role', coalesce(nullif(pg_catalog.current_setting('flyway.role', true), ''), 'none'), ${forRecord}),
  pg_catalog.set_config('search_path', case
    when coalesce(${schema}, '') = '' or ${leads}
      or not exists (select from pg_catalog.pg_namespace where nspname = ${schema}) then ${kept}
    else '"' || ${schema} || '",' || ${path} end, ${forRecord})`;
}

/** Statement by statement as Flyway's parser takes them apart; the data of a COPY goes with its statement. */
function delivery({ up }: Migration): Delivery {
  const { statements } = flywayStatements(up.text);
  return statements.some(({ copy }) => copy) ? "statements" : statements;
}

/** internal/command/DbMigrate.java: `applyMigrations`. What a transaction has taken back is not recorded, and the transaction of the
 * lock takes the row back (PostgreSQLAdvisoryLockTemplate.java). */
function planFailure(migration: Migration, config: FlywayConfig): Step[] {
  if (migration.transactional || config.group || config.transactionalLock) return [];
  return [own("begin"), own(enter(true)), insert(migration, config, false), own("commit")];
}

function insert(migration: Migration, { installedBy, ...config }: FlywayConfig, success = true): Step {
  const { kind, number, script } = asFlyway(migration);
  return {
    kind: "own",
    sql: `insert into ${tableName({ installedBy, ...config })}
  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
select coalesce(max(installed_rank), 0) + 1, $1::text, $2::text, $3::text, $4::text, $5::integer, coalesce($6::text, current_user), 0, ${success}
from ${tableName({ installedBy, ...config })}`,
    values: [
      kind === "repeatable" ? null : number,
      recordedDescription(migration.name),
      kind === "baseline" ? "SQL_BASELINE" : "SQL",
      script,
      migration.checksum,
      installedBy,
    ],
  };
}

function asFlyway(migration: Migration): Pick<FlywayMigration, "kind" | "number" | "script"> {
  return "number" in migration
    ? (migration as FlywayMigration)
    : { kind: "versioned", number: migration.version, script: migration.up.file };
}

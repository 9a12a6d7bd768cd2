/**
 * Liquibase with SQL changelogs: `--liquibase formatted sql`, `--changeset author:id`. Each changeset is one migration; what
 * has run and is another text now is refused, what is new runs wherever it stands. Read from liquibase-standard 5.0.4, held
 * against 4.28.0; docs/tools.md has the files.
 */
import type { Tree } from "../../source/tree.ts";
import { folderOf } from "../../source/tree.ts";
import { isWithin } from "../manifests/cargo.ts";
import { deleteRows } from "../forget-sql.ts";
import type { LiquibaseConfig } from "./liquibase-config.ts";
import { DEFAULT_LIQUIBASE_CONFIG, readLiquibaseConfigs, searchPathOf } from "./liquibase-config.ts";
import { detectLiquibase, followIncludes } from "./liquibase-detection.ts";
import type { LiquibaseMigration } from "./liquibase-load.ts";
import { loadLiquibase } from "./liquibase-load.ts";
import type { Bookkeeping, Decision, History, Migration, RecordedMigration, Refusal, Step, Tool } from "../tool.ts";

/** lockservice/StandardLockService.java: `waitForLock`, `changeLogLockWaitTimeInMinutes`. */
const AFTER_CRASH =
  "A run that is killed leaves Liquibase's lock behind: the next one waits five minutes for it and ends with `Could not acquire change log lock`, until `liquibase release-locks` takes it away";

export const liquibase: Tool = liquibaseWith(DEFAULT_LIQUIBASE_CONFIG);

/** `beside`: files outside the history's folder that its changelogs name. */
function liquibaseWith(config: LiquibaseConfig, beside: readonly string[] = []): Tool {
  return {
    name: "liquibase",
    title: "Liquibase",
    refusesEdits: true,
    sessionPerMigration: false,
    afterCrash: AFTER_CRASH,
    reads: /\.(?:sql|ya?ml|json|xml|properties)$/iu,
    ...(beside.length === 0 ? {} : { beside }),
    laterVersion: "put the changeset after the merged ones",
    bookkeeping: bookkeeping(config),
    planUnrun: (migration) => [record(migration, config, "MARK_RAN")],
    detect: detectLiquibase,
    configured: async (tree: Tree, dir: string) => {
      const own = await configOf(tree, dir);
      return liquibaseWith(own, await filesBeside(tree, dir, own));
    },
    load: (files, dir) => loadLiquibase(files, dir, config),
    plan: (migration) => plan(migration, config),
    planDown: (migration) => planDown(migration, config),
    rollback: { command: "liquibase rollback-count", oneByOne: false, lastRunFirst: true },
    forget: (migration, _, table) => {
      const { path: filename, id, author } = migration as LiquibaseMigration;
      return deleteRows(table, { filename, id, author });
    },
    decide,
  };
}

/** The root changelog within the folder that is highest up. */
async function configOf(tree: Tree, dir: string): Promise<LiquibaseConfig> {
  const configs = (await readLiquibaseConfigs(tree)).filter(({ root }) => root !== null && isWithin(root, dir));
  const [first] = configs.sort((a, b) => (a.root ?? "").split("/").length - (b.root ?? "").split("/").length);
  return first ?? { ...DEFAULT_LIQUIBASE_CONFIG, searchPath: searchPathOf(`${dir}/x`) };
}

async function filesBeside(tree: Tree, dir: string, config: LiquibaseConfig): Promise<string[]> {
  if (config.root === null) return [];
  const { seen, named } = await followIncludes(tree, config);
  return [...seen, ...named].filter((path) => !isWithin(folderOf(path), dir)).sort();
}

/** liquibase/sqlgenerator/core/{CreateDatabaseChangeLog,CreateDatabaseChangeLogLock,Initialize…}TableGenerator.java */
function bookkeeping({ schema, table, lockTable }: LiquibaseConfig): Bookkeeping {
  return {
    create: [
      own(`create table if not exists ${schema}.${lockTable} (
    id INTEGER NOT NULL, locked BOOLEAN NOT NULL, lockgranted TIMESTAMP WITHOUT TIME ZONE, lockedby VARCHAR(255),
    constraint ${lockTable}_pkey primary key (id)
)`),
      own(`insert into ${schema}.${lockTable} (id, locked) select 1, false
where not exists (select from ${schema}.${lockTable})`),
      own(`create table if not exists ${schema}.${table} (
    id VARCHAR(255) NOT NULL, author VARCHAR(255) NOT NULL, filename VARCHAR(255) NOT NULL,
    dateexecuted TIMESTAMP WITHOUT TIME ZONE NOT NULL, orderexecuted INTEGER NOT NULL, exectype VARCHAR(10) NOT NULL,
    md5sum VARCHAR(35), description VARCHAR(255), comments VARCHAR(255), tag VARCHAR(255), liquibase VARCHAR(20),
    contexts VARCHAR(255), labels VARCHAR(255), deployment_id VARCHAR(10)
)`),
    ],
    table: `${schema}.${table}`,
    others: [`${schema}.${lockTable}`],
    select: `select pg_catalog.regexp_replace(applied.filename, '^(classpath:)?/?', '') || '::' || applied.id || '::' || applied.author as version,
  applied.author || ':' || applied.id as name, applied.md5sum as checksum, true as finished
from ${schema}.${table} as applied order by applied.dateexecuted, applied.orderexecuted`,
  };
}

function own(sql: string, values?: readonly (string | number | null)[]): Step {
  return values === undefined ? { kind: "own", sql } : { kind: "own", sql, values };
}

/** liquibase/changelog/ChangeSet.java: `execute`, visitor/UpdateVisitor.java: the record is written in a transaction of its
 * own right after the changeset's; here one transaction holds both. */
function plan(migration: Migration, config: LiquibaseConfig): Step[] {
  const { up, transactional } = migration;
  const send = "send" in migration ? (migration as LiquibaseMigration).send : "message";
  return [
    ...(transactional ? [own("begin")] : []),
    { kind: "script", script: up, send },
    record(migration, config),
    ...(transactional ? [own("commit")] : []),
  ];
}

/** liquibase/changelog/ChangeSet.java: `rollback`, visitor/RollbackVisitor.java, sqlgenerator/core/
 * RemoveChangeSetRanStatusGenerator.java; the record goes in a transaction of its own there, too. */
function planDown(migration: Migration, { schema, table }: LiquibaseConfig): Step[] | null {
  const { down, transactional, path, id, author, sendDown } = migration as LiquibaseMigration;
  if (down === null || sendDown === null) return null;
  return [
    ...(transactional ? [own("begin")] : []),
    { kind: "script", script: down, send: sendDown },
    own(`delete from ${schema}.${table} where id = $1 and author = $2 and filename = $3`, [id, author, path]),
    ...(transactional ? [own("commit")] : []),
  ];
}

/** liquibase/sqlgenerator/core/MarkChangeSetRanGenerator.java. What runs again has its row written over. */
function record(migration: Migration, { schema, table }: LiquibaseConfig, type = "EXECUTED"): Step {
  const { id, author, path, comment, contexts, labels } = migration as LiquibaseMigration;
  return own(
    `with next as (select coalesce(max(orderexecuted), 0) + 1 as place from ${schema}.${table}),
rerun as (update ${schema}.${table} set dateexecuted = pg_catalog.now(), orderexecuted = next.place, exectype = 'RERAN', md5sum = $4
  from next where filename = $1 and id = $2 and author = $3 returning 1)
insert into ${schema}.${table} (id, author, filename, dateexecuted, orderexecuted, md5sum, description, comments, exectype,
  contexts, labels, liquibase, deployment_id)
select $2, $3, $1, pg_catalog.now(), next.place, $4, 'sql', $5, '${type}', $6, $7, '5.0.4', '0000000000'
from next where not exists (select from rerun)`,
    [path, id, author, migration.checksum, comment, contexts === "" ? null : contexts, labels === "" ? null : labels],
  );
}

/**
 * liquibase/changelog/filter/ShouldRunChangeSetFilter.java, visitor/ValidatingVisitor.java. Everything that is not recorded
 * runs, wherever it stands; what is recorded and in no changelog any more is never looked at.
 */
function decide(recorded: readonly RecordedMigration[], head: History): Decision {
  const rows = new Map(recorded.map((each) => [each.version, each]));
  const changesets = head.migrations as readonly LiquibaseMigration[];
  const edited = changesets.filter((each) => {
    const sum = rows.get(each.version)?.checksum ?? null;
    return sum?.startsWith("9:") === true && sum !== each.checksum;
  });
  const pending = changesets.filter((each) => {
    return !rows.has(each.version) || each.runAlways || (each.runOnChange && edited.includes(each));
  });
  const refused = edited.filter((each) => each.runsAgain !== true && !isDeclaredValid(each, rows.get(each.version)));
  return { pending, skipped: [], refusals: [...duplicates(head), ...refusal(refused, rows)] };
}

/** `--validCheckSum: 9:…`, or `any`. */
function isDeclaredValid(
  { validChecksums, checksum }: LiquibaseMigration,
  row: RecordedMigration | undefined,
): boolean {
  return validChecksums.some(
    (each) => /^(?:1:)?(?:any|all|\*)$/iu.test(each) || each === row?.checksum || each === checksum,
  );
}

function refusal(edited: readonly LiquibaseMigration[], rows: ReadonlyMap<string, RecordedMigration>): Refusal[] {
  return edited.map(({ version, checksum }): Refusal => {
    const was = rows.get(version)?.checksum ?? "";
    const message = `Validation Failed: 1 changesets check sum ${version} was: ${was} but is now: ${checksum ?? ""}`;
    return { kind: "edited", version, message };
  });
}

function duplicates(head: History): Refusal[] {
  return head.problems
    .filter(({ kind }) => kind === "duplicate-version")
    .map(({ message }): Refusal => {
      const said = /"(.*)"/su.exec(message)?.[1] ?? message;
      return {
        kind: "duplicate",
        version: said.slice(said.lastIndexOf("identifiers ") + "identifiers ".length),
        message: said,
      };
    });
}

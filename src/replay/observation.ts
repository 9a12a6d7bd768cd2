/**
 * Which catalog rows a statement touched, as PostgreSQL's own row versions tell it: a row that was inserted or updated
 * since a transaction id has a young `xmin` and a new `ctid`, a deleted one is missing. This works inside the tool's own
 * transaction and sees what `do` blocks and functions did.
 */
import type { Session } from "../postgres/session.ts";
import type { Statement } from "../sql/split-statements.ts";
import type { StatementPlace, Touch } from "./replay.ts";

/** Kinds that change rows or settings and never the catalog; asking after a `set transaction` would also end its
 * grace period. A `select` may call a function that does anything. */
const LEAVES_CATALOG = new Set([
  "InsertStmt",
  "UpdateStmt",
  "DeleteStmt",
  "MergeStmt",
  "VariableSetStmt",
  "TransactionStmt",
  "ConstraintsSetStmt",
  "LockStmt",
]);

export function leavesCatalog({ kind }: Pick<Statement, "kind">): boolean {
  return LEAVES_CATALOG.has(kind ?? "");
}

interface ObservedCatalog {
  readonly table: string;
  /** SQL for `classid/oid/subid` of the object that the row belongs to. */
  readonly id: string;
  /** SQL for the rows of users' objects: objects of `initdb` have lower oids. */
  readonly where: string;
  /** Oid of the catalog; null where the row is a part of an object that another catalog lists. */
  readonly classId: number | null;
}

/** FirstNormalObjectId, src/include/access/transam.h */
const FIRST_NORMAL_OID = 16_384;

function objects(table: string, classId: number): ObservedCatalog {
  return { table, id: `'${classId}/' || oid || '/0'`, where: `oid >= ${FIRST_NORMAL_OID}`, classId };
}

function part(table: string, id: string, owner: string): ObservedCatalog {
  return { table, id, where: `${owner} >= ${FIRST_NORMAL_OID}`, classId: null };
}

/** Oids of the catalogs: the CATALOG lines in src/include/catalog. */
const COMMON: readonly ObservedCatalog[] = [
  objects("pg_class", 1259),
  objects("pg_type", 1247),
  objects("pg_proc", 1255),
  objects("pg_attrdef", 2604),
  objects("pg_constraint", 2606),
  objects("pg_namespace", 2615),
  objects("pg_operator", 2617),
  objects("pg_rewrite", 2618),
  objects("pg_trigger", 2620),
  objects("pg_cast", 2605),
  objects("pg_enum", 3501),
  objects("pg_extension", 3079),
  objects("pg_policy", 3256),
  objects("pg_statistic_ext", 3381),
  objects("pg_collation", 3456),
  objects("pg_event_trigger", 3466),
  objects("pg_publication", 6104),
  part("pg_attribute", "'1259/' || attrelid || '/' || attnum", "attnum > 0 and attrelid"),
  part("pg_index", "'1259/' || indexrelid || '/0'", "indexrelid"),
  part("pg_sequence", "'1259/' || seqrelid || '/0'", "seqrelid"),
  part("pg_inherits", "'1259/' || inhrelid || '/0'", "inhrelid"),
  part("pg_description", "classoid || '/' || objoid || '/' || objsubid", "objoid"),
];

/** Looked at only where the text mentions one of their words: each catalog costs time after every statement. */
const RARE: readonly ObservedCatalog[] = [
  objects("pg_am", 2601),
  objects("pg_conversion", 2607),
  objects("pg_default_acl", 826),
  objects("pg_foreign_data_wrapper", 2328),
  objects("pg_foreign_server", 1417),
  objects("pg_language", 2612),
  objects("pg_opclass", 2616),
  objects("pg_opfamily", 2753),
  objects("pg_transform", 3576),
  objects("pg_ts_config", 3602),
  objects("pg_ts_dict", 3600),
  objects("pg_ts_parser", 3601),
  objects("pg_ts_template", 3764),
  // Not subscriptions and user mappings: who is no superuser may not look at their rows.
  part("pg_foreign_table", "'1259/' || ftrelid || '/0'", "ftrelid"),
  part("pg_amop", "'2753/' || amopfamily || '/0'", "amopfamily"),
  part("pg_amproc", "'2753/' || amprocfamily || '/0'", "amprocfamily"),
  part("pg_publication_rel", "'6104/' || prpubid || '/0'", "prpubid"),
  part("pg_ts_config_map", "'3602/' || mapcfg || '/0'", "mapcfg"),
  part("pg_seclabel", "classoid || '/' || objoid || '/' || objsubid", "objoid"),
];

const WORDS_OF_RARE =
  /\b(?:access\s+method|conversion|default\s+privileges|foreign|server|language|operator|transform|search|publication|label)\b/iu;

const CATALOGS: readonly ObservedCatalog[] = [...COMMON, ...RARE];

function catalogQuery(catalog: ObservedCatalog, sinceXid: string): string {
  const existing = catalog.classId !== null ? "pg_catalog.string_agg(oid::text, ' ' order by oid)" : "null";
  const young = `pg_catalog.age(xmin) <= pg_catalog.age('${sinceXid}'::pg_catalog.xid)`;
  return (
    `select '${catalog.table}', ${existing}, pg_catalog.string_agg(${catalog.id} || '@' || ctid, ' ')` +
    ` filter (where ${young}) from pg_catalog.${catalog.table} where ${catalog.where}`
  );
}

/** One query that lists all users' objects and the rows written since a transaction id (the low 32 bits, decimal). `text`: what
 * is going to run, null where that is not known. */
function observationQuery(sinceXid: string, text: string | null): string {
  const catalogs = text === null || WORDS_OF_RARE.test(text) ? CATALOGS : COMMON;
  return catalogs.map((catalog) => catalogQuery(catalog, sinceXid)).join(" union all ");
}

type ObservationRows = readonly (readonly (string | null)[])[];

const CLASS_IDS: ReadonlyMap<string, string> = new Map(
  CATALOGS.flatMap(({ table, classId }) => (classId === null ? [] : [[table, String(classId)] as const])),
);

function words(text: string | null | undefined): string[] {
  return text === null || text === undefined || text === "" ? [] : text.split(" ");
}

/** Compares each observation with the one before it. */
class TouchTracker {
  /** By viewer and catalog: a connection does not see what another one has not committed. */
  private readonly existing = new Map<string, string>();
  private readonly versions = new Set<string>();
  private readonly gone = new Set<string>();
  readonly touches: Touch[] = [];

  /** The state before the first statement. */
  start(rows: ObservationRows): void {
    this.difference(rows);
  }

  /** What changed since the last observation is the work of the statement at `place`. */
  record(place: StatementPlace, rows: ObservationRows): void {
    const ids = this.difference(rows);
    if (ids.size > 0) this.touches.push({ place, ids });
  }

  /** What changed since the last observation. `viewer`: the connection that asked, where there are several. */
  difference(rows: ObservationRows, viewer = ""): Set<string> {
    const ids = new Set<string>();
    for (const [table, listed, young] of rows) {
      if (table === null || table === undefined) continue;
      for (const id of this.vanished(table, listed ?? "", viewer)) ids.add(id);
      for (const version of words(young)) {
        const key = `${table}:${version}`;
        if (this.versions.has(key)) continue;
        this.versions.add(key);
        ids.add(version.slice(0, version.indexOf("@")));
      }
    }
    return ids;
  }

  private vanished(table: string, listed: string, viewer: string): string[] {
    const before = this.existing.get(`${viewer}/${table}`) ?? this.existing.get(`/${table}`);
    this.existing.set(`${viewer}/${table}`, listed);
    if (before === undefined || before === listed) return [];
    const now = new Set(words(listed));
    const classId = CLASS_IDS.get(table) ?? "0";
    const ids = words(before).flatMap((oid) => (now.has(oid) ? [] : [`${classId}/${oid}/0`]));
    return ids.filter((id) => {
      if (this.gone.has(id)) return false;
      this.gone.add(id);
      return true;
    });
  }
}

export interface Tracking {
  readonly tracker: TouchTracker;
  /** To be asked after each statement. */
  readonly question: string;
}

/** From now on. The session must be in no transaction that has failed. `text`: what is going to run, null where
 * that is not known. */
export async function startTracking(session: Session, text: string | null): Promise<Tracking> {
  const outcome = await session.send("select pg_catalog.pg_current_xact_id()::pg_catalog.xid");
  const question = observationQuery(outcome.completed[0]?.rows[0]?.[0] ?? "3", text);
  const tracker = new TouchTracker();
  tracker.start((await session.send(question)).completed[0]?.rows ?? []);
  return { tracker, question };
}

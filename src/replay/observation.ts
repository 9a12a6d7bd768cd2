/**
 * Which catalog rows a statement touched, as PostgreSQL's own row versions tell it: a row that was inserted or updated
 * since a transaction id has a young `xmin` and a new `ctid`, a deleted one is missing. This works inside the tool's own
 * transaction and sees what `do` blocks and functions did.
 */
import type { StatementPlace, Touch } from "./replay.ts";

interface ObservedCatalog {
  readonly table: string;
  /** SQL for `classid/oid/subid` of the object that the row belongs to. */
  readonly id: string;
  /** SQL for the rows of users' objects: objects of `initdb` have lower oids. */
  readonly where: string;
  /** False where the row is a part of an object that another catalog lists. */
  readonly lists: boolean;
}

/** FirstNormalObjectId, src/include/access/transam.h */
const FIRST_NORMAL_OID = 16_384;

function objects(table: string, classId: number): ObservedCatalog {
  return { table, id: `'${classId}/' || oid || '/0'`, where: `oid >= ${FIRST_NORMAL_OID}`, lists: true };
}

function part(table: string, id: string, owner: string): ObservedCatalog {
  return { table, id, where: `${owner} >= ${FIRST_NORMAL_OID}`, lists: false };
}

/** Oids of the catalogs: the CATALOG lines in src/include/catalog. */
const CATALOGS: readonly ObservedCatalog[] = [
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

function catalogQuery(catalog: ObservedCatalog, sinceXid: string): string {
  const existing = catalog.lists ? "pg_catalog.string_agg(oid::text, ' ' order by oid)" : "null";
  const young = `pg_catalog.age(xmin) <= pg_catalog.age('${sinceXid}'::pg_catalog.xid)`;
  return (
    `select '${catalog.table}', ${existing}, pg_catalog.string_agg(${catalog.id} || '@' || ctid, ' ')` +
    ` filter (where ${young}) from pg_catalog.${catalog.table} where ${catalog.where}`
  );
}

/** One query that lists all users' objects and the rows written since a transaction id (the low 32 bits, decimal). */
export function observationQuery(sinceXid: string): string {
  return CATALOGS.map((catalog) => catalogQuery(catalog, sinceXid)).join(" union all ");
}

type ObservationRows = readonly (readonly (string | null)[])[];

const CLASS_IDS: ReadonlyMap<string, string> = new Map(
  CATALOGS.filter((catalog) => catalog.lists).map((catalog) => [catalog.table, catalog.id.slice(1, 5)]),
);

function words(text: string | null | undefined): string[] {
  return text === null || text === undefined || text === "" ? [] : text.split(" ");
}

/** Compares each observation with the one before it. */
export class TouchTracker {
  private readonly existing = new Map<string, string>();
  private readonly versions = new Set<string>();
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

  private difference(rows: ObservationRows): Set<string> {
    const ids = new Set<string>();
    for (const [table, listed, young] of rows) {
      if (table === null || table === undefined) continue;
      for (const id of this.vanished(table, listed ?? "")) ids.add(id);
      for (const version of words(young)) {
        const key = `${table}:${version}`;
        if (this.versions.has(key)) continue;
        this.versions.add(key);
        ids.add(version.slice(0, version.indexOf("@")));
      }
    }
    return ids;
  }

  private vanished(table: string, listed: string): string[] {
    const before = this.existing.get(table);
    this.existing.set(table, listed);
    if (before === undefined || before === listed) return [];
    const now = new Set(words(listed));
    const classId = CLASS_IDS.get(table) ?? "0";
    return words(before).flatMap((oid) => (now.has(oid) ? [] : [`${classId}/${oid}/0`]));
  }
}

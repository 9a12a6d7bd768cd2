/**
 * Reads every schema object of one database in one consistent snapshot and one round trip, in its normal form:
 * two databases that a user would call equal give equal catalogs.
 */
import type { Session } from "../postgres/session.ts";
import type { Catalog, CatalogObject } from "./catalog.ts";
import type { CommentRow } from "./comments.ts";
import { commentsSql, withComments } from "./comments.ts";
import type { PrivilegeRow } from "./privileges.ts";
import { privilegesSql, withPrivileges } from "./privileges.ts";
import { Questions } from "./questions.ts";
import type { SchemaFilter } from "./schema-filter.ts";
import { EVERY_SCHEMA, inSchemas } from "./schema-filter.ts";
import { withUniqueKeys } from "./unique-keys.ts";
import { KINDS } from "./kinds/registry.ts";
import { unmodelledSql } from "./unmodelled.ts";

export interface ReadOptions {
  /** PostgreSQL's major version. */
  readonly major: number;
  /** The tool's bookkeeping objects, `schema.name` without quotes; what is shown under them is left out too. */
  readonly exclude: readonly string[];
  /** When the replay began, by the server's clock: timestamps since then that were folded into definitions are hidden. */
  readonly since: Date | null;
  /** Reads owners, privileges and default privileges, too. */
  readonly privileges?: boolean;
  /** Left out: every schema. */
  readonly schemas?: SchemaFilter;
}

/** Throws when the session is in a transaction that failed, or is gone. */
export async function readCatalog(session: Session, options: ReadOptions): Promise<Catalog> {
  const { privileges = false, schemas = EVERY_SCHEMA } = options;
  const scope = { major: options.major, privileges };
  const questions = new Questions();
  const objects: CatalogObject[] = [];
  for (const kind of KINDS) {
    const tell = (rows: never[]): void => {
      for (const object of kind.objects(rows, scope)) objects.push(object);
    };
    questions.ask(kind.sql(scope), tell, kind.rowByRow);
  }
  let [comments, grants, counts]: [CommentRow[], PrivilegeRow[], UnmodelledRow[]] = [[], [], []];
  questions.ask(commentsSql(), (rows: CommentRow[]) => (comments = rows));
  questions.ask(privileges ? privilegesSql() : null, (rows: PrivilegeRow[]) => (grants = rows));
  questions.ask(unmodelledSql(), (rows: UnmodelledRow[]) => (counts = rows));
  await questions.answer(session, options.since);
  const told = withPrivileges(withComments(objects, comments), grants);
  const kept = withoutExcluded(inSchemas(told, schemas), options.exclude);
  return {
    objects: withUniqueKeys(kept).sort(byKey),
    unmodelled: Object.fromEntries(counts.map(({ kind, count }) => [kind, count])),
  };
}

interface UnmodelledRow {
  readonly kind: string;
  readonly count: number;
}

function withoutExcluded(objects: readonly CatalogObject[], exclude: readonly string[]): CatalogObject[] {
  if (exclude.length === 0) return [...objects];
  const names = new Set(exclude.map(unquoted));
  const byKeys = new Map(objects.map((object) => [object.key, object]));
  const isExcluded = (object: CatalogObject): boolean => {
    const parent = object.parent === null ? undefined : byKeys.get(object.parent);
    return names.has(unquoted(object.name)) || (parent !== undefined && isExcluded(parent));
  };
  return objects.filter((object) => !isExcluded(object));
}

function unquoted(name: string): string {
  return name.replaceAll('"', "");
}

function byKey(a: CatalogObject, b: CatalogObject): number {
  return a.key < b.key ? -1 : Number(a.key > b.key);
}

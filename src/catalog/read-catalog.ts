/**
 * Reads every schema object of one database in one consistent snapshot and two round trips, in its normal form:
 * two databases that a user would call equal give equal catalogs.
 */
import type { Session } from "../postgres/session.ts";
import type { Catalog, CatalogObject } from "./catalog.ts";
import type { CensusRow } from "./census.ts";
import { censusSql, CONNECTIONS, EXTENSION_DEPENDENCIES, EXTENSION_TABLES, unmodelled } from "./census.ts";
import type { CommentRow } from "./comments.ts";
import { commentsSql, withComments } from "./comments.ts";
import type { ExtensionDependencyRow } from "./extension-dependencies.ts";
import { extensionDependenciesSql, withExtensionDependencies } from "./extension-dependencies.ts";
import type { ExtensionTablesRow } from "./extension-tables.ts";
import { extensionTablesSql, withExtensionTables } from "./extension-tables.ts";
import type { PrivilegeRow } from "./privileges.ts";
import { privilegesSql, withPrivileges } from "./privileges.ts";
import type { Question } from "./snapshot.ts";
import { Snapshot } from "./snapshot.ts";
import type { SchemaFilter } from "./schema-filter.ts";
import { EVERY_SCHEMA, inSchemas } from "./schema-filter.ts";
import { withUniqueKeys } from "./unique-keys.ts";
import { KINDS } from "./kinds/registry.ts";

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
  const snapshot = new Snapshot(session, options.since);
  let census: CensusRow[] = [];
  await snapshot.begin([{ sql: censusSql(), tell: (rows: CensusRow[]) => (census = rows) }]);
  const found = new Set(census.map(({ place }) => place));
  const scope = { major: options.major, privileges, connections: found.has(CONNECTIONS) };
  const objects: CatalogObject[] = [];
  let [comments, grants]: [CommentRow[], PrivilegeRow[]] = [[], []];
  let [dependencies, onTables]: [ExtensionDependencyRow[], ExtensionTablesRow[]] = [[], []];
  const ofKinds = KINDS.flatMap((kind): Question[] => {
    const sql = kind.places?.some((place) => found.has(place)) === false ? null : kind.sql(scope);
    const tell = (rows: never[]): void => {
      for (const object of kind.objects(rows, scope)) objects.push(object);
    };
    return sql === null ? [] : [{ sql, inParts: kind.rowByRow, tell }];
  });
  const ofParts: Question[] = [
    { sql: commentsSql(), tell: (rows: CommentRow[]) => (comments = rows) },
    ...(found.has(EXTENSION_DEPENDENCIES)
      ? [{ sql: extensionDependenciesSql(), tell: (rows: ExtensionDependencyRow[]) => (dependencies = rows) }]
      : []),
    ...(found.has(EXTENSION_TABLES)
      ? [{ sql: extensionTablesSql(), tell: (rows: ExtensionTablesRow[]) => (onTables = rows) }]
      : []),
    ...(privileges ? [{ sql: privilegesSql(), tell: (rows: PrivilegeRow[]) => (grants = rows) }] : []),
  ];
  await snapshot.end([...ofKinds, ...ofParts]);
  const about = withPrivileges(withComments(objects, comments), grants);
  const told = withExtensionTables(withExtensionDependencies(about, dependencies), onTables);
  const kept = withoutExcluded(inSchemas(told, schemas), options.exclude);
  return {
    objects: withUniqueKeys(kept).sort(byKey),
    unmodelled: unmodelled(census),
  };
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

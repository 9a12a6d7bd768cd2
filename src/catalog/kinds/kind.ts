/**
 * One kind of schema object (or a family of kinds that one query reads): a query, a mapping, and its wording.
 * A new kind is one new file in this folder and one line in `registry.ts`.
 */
import type { CatalogChange, CatalogObject } from "../catalog.ts";
import type { Place } from "../census.ts";

export interface Scope {
  /** PostgreSQL's major version, for columns that newer catalogs have. */
  readonly major: number;
  /** True when owners and privileges count. */
  readonly privileges: boolean;
  /** True when there are subscriptions, and the role that reads may see where they connect to: superusers, by default. */
  readonly connections: boolean;
}

export interface Kind<Row extends object = Record<string, unknown>> {
  /** File name without its extension. */
  readonly name: string;
  /** The values of `CatalogObject.type` that it makes, in the order in which they can be created. */
  readonly types: readonly string[];
  /** One query, ordered, with the aliases of `Row`. It runs with an empty `search_path`, in UTC; what each type arrives as is
   * told in `typed-rows.ts` (64-bit integers as text). Null: there are none. What is in scope: see `scope-sql.ts`. */
  sql(scope: Scope): string | null;
  /** Where its objects are counted: it is only asked where the census found some. Left out: it is always asked. */
  readonly places?: readonly Place[];
  objects(rows: readonly Row[], scope: Scope): CatalogObject[];
  /** True when each row makes an object by itself: with many rows `objects` is called again and again then. */
  readonly rowByRow?: boolean;
  /** What COMMENT ON calls the object (`trigger touched on public.trips`), null where it cannot be said; left out: its type
   * and name. */
  address?(object: CatalogObject): string | null;
  /** The object in the words of psql's \d, one line. */
  describe(object: CatalogObject): string;
  /** Whether the change takes something away from the application. */
  isDestructive(change: CatalogChange): boolean;
  /** True when dropping it loses rows: where one is gone and another is new, a remedy must not take a rename for that. */
  readonly holdsRows?: boolean;
  /** Left out where no statement is plain. */
  readonly ddl?: Ddl;
}

/** Statements without the final semicolon; null where they are not plain. */
interface Ddl {
  /** `children` are the objects that come with it. */
  create(object: CatalogObject, children: readonly CatalogObject[]): readonly string[] | null;
  drop(object: CatalogObject): readonly string[] | null;
  alter(change: AlteringChange): readonly string[] | null;
  /** True when creating the parent creates it too (a table's columns, what a partition has from its table). */
  madeWithParent?(object: CatalogObject): boolean;
}

/** A change of an object that is on both sides: renamed, changed, or both. */
export type AlteringChange = CatalogChange & { readonly before: CatalogObject; readonly after: CatalogObject };

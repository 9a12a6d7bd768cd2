/**
 * One kind of schema object (or a family of kinds that one query reads): a query and a mapping, nothing else.
 * A new kind is one new file in this folder.
 */
import type { CatalogObject } from "../catalog.ts";

export interface Scope {
  /** PostgreSQL's major version, for columns that newer catalogs have. */
  readonly major: number;
}

export interface Kind<Row extends object = Record<string, unknown>> {
  /** File name without its extension. */
  readonly name: string;
  /** One query, ordered, with the aliases of `Row`. `scope` CTEs are given by the reader (see read.ts). */
  sql(scope: Scope): string;
  objects(rows: readonly Row[], scope: Scope): CatalogObject[];
}

/**
 * The DDL that takes one schema to another, where it is plain. What is written here is advice for a new migration; it is
 * not run.
 */
import type { CatalogChange, CatalogObject } from "./catalog.ts";
import type { Ddl } from "./kinds/kind.ts";
import { kindOf, rankOf } from "./registry.ts";

/** Statements, each with its semicolon, on lines of their own; null when any change is not plain, or there is none. */
export function remedySql(changes: readonly CatalogChange[]): string | null {
  const significant = changes.filter(({ cosmetic }) => !cosmetic);
  const removed = significant
    .filter(({ action }) => action === "removed")
    .sort((a, b) => rankOf(b.type) - rankOf(a.type));
  const others = significant
    .filter(({ action }) => action !== "removed")
    .sort((a, b) => rankOf(a.type) - rankOf(b.type));
  const groups = [...removed, ...others].map(statementsOf);
  if (groups.length === 0 || groups.includes(null)) return null;
  return groups
    .flatMap((group) => group ?? [])
    .map((statement) => `${statement};`)
    .join("\n");
}

function statementsOf(change: CatalogChange): readonly string[] | null {
  const ddl = kindOf(change.type)?.ddl;
  const { before, after } = change;
  if (ddl === undefined) return null;
  if (before !== null && after !== null) return ddl.alter({ ...change, before, after });
  if (before !== null) return ddl.drop(before);
  return after === null ? null : creation(ddl, after, change.children ?? []);
}

/** The object, then what comes with it and is not created by the same statement. */
function creation(ddl: Ddl, object: CatalogObject, children: readonly CatalogObject[]): readonly string[] | null {
  const groups = [ddl.create(object, children), ...children.filter(isSeparate).sort(byRank).map(childStatements)];
  return groups.includes(null) ? null : groups.flatMap((group) => group ?? []);
}

function isSeparate(child: CatalogObject): boolean {
  return kindOf(child.type)?.ddl?.madeWithParent?.(child) !== true;
}

function childStatements(child: CatalogObject): readonly string[] | null {
  return kindOf(child.type)?.ddl?.create(child, []) ?? null;
}

function byRank(a: CatalogObject, b: CatalogObject): number {
  return rankOf(a.type) - rankOf(b.type);
}

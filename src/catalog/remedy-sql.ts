/**
 * The DDL that takes one schema to another, where it is plain. What is written here is advice for a new migration; it is
 * not run.
 */
import { addressOf } from "./address-of.ts";
import type { CatalogChange, CatalogObject } from "./catalog.ts";
import { CLOCK } from "./clock-mask.ts";
import { changedAttributes, changedCommonAttributes } from "./changes.ts";
import { commentNames } from "./common-attributes.ts";
import { commonStatements } from "./common-ddl.ts";
import type { AlteringChange } from "./kinds/kind.ts";
import { kindOf, rankOf } from "./kinds/registry.ts";
import type { Step } from "./order-steps.ts";
import { orderedSteps } from "./order-steps.ts";

export interface Remedy {
  readonly sql: string;
  /** What the statements leave out, because only a person can decide it. */
  readonly byHand: readonly CatalogChange[];
}

/** The statements for what is plain; null when nothing is. */
export function plainRemedy(changes: readonly CatalogChange[]): Remedy | null {
  const isUnclear = (change: CatalogChange): boolean =>
    mayBeRename(change, changes) ||
    changes.some((other) => rivals(other, change) || uproots(other, change)) ||
    remedySql([change]) === null;
  const counting = changes.filter(({ cosmetic }) => !cosmetic);
  const sql = remedySql(counting.filter((change) => !isUnclear(change)));
  return sql === null ? null : { sql, byHand: counting.filter(isUnclear) };
}

/** Statements, each with its semicolon, on lines of their own; null when any change is not plain, or there is none. */
export function remedySql(changes: readonly CatalogChange[]): string | null {
  if (changes.some((change) => mayBeRename(change, changes) || changes.some((other) => uproots(other, change)))) {
    return null;
  }
  const steps = changes.filter(({ cosmetic }) => !cosmetic).flatMap(stepsOf);
  const statements = orderedSteps(steps).map((step) => step.statements);
  if (statements.length === 0 || statements.includes(null)) return null;
  const sql = statements.flatMap((group) => group ?? []).map((statement) => `${statement};`);
  return sql.length === 0 || sql.some((statement) => statement.includes(CLOCK)) ? null : sql.join("\n");
}

function mayBeRename(change: CatalogChange, changes: readonly CatalogChange[]): boolean {
  return changes.some((other) => rivals(change, other));
}

/** True when the one may be the other's former self. */
function rivals(gone: CatalogChange, added: CatalogChange): boolean {
  if (gone.action !== "removed" || added.action !== "added" || kindOf(gone.type)?.holdsRows !== true) return false;
  return added.type === gone.type && added.parent === gone.parent;
}

/** True when the one is gone or new, and the other one belonged or shall belong to it: dropping it would take the other along. */
function uproots(owner: CatalogChange, { before, after }: CatalogChange): boolean {
  if (before === null || after === null) return false;
  if (owner.action === "removed") return isOwnedBy(before, owner.before);
  return owner.action === "added" && isOwnedBy(after, owner.after);
}

function isOwnedBy({ parent, follows }: CatalogObject, owner: CatalogObject | null): boolean {
  return owner !== null && (owner.key === parent || owner.identity === follows);
}

interface RemedyStep extends Step {
  readonly statements: readonly string[] | null;
}

function stepsOf(change: CatalogChange): RemedyStep[] {
  const { before, after, children = [] } = change;
  if (before === null) return after === null ? [] : creations(after, children);
  const ddl = kindOf(change.type)?.ddl;
  const removes = after === null;
  const isPlain = removes || !children.some(isSeparate);
  const statements = removes ? ddl?.drop(before) : alteration({ ...change, before, after });
  const rank = rankOf(change.type);
  return [{ before, after: after === null ? [] : [after], rank, statements: isPlain ? (statements ?? null) : null }];
}

/** What is made anew has lost its comments. */
function alteration(change: AlteringChange): readonly string[] | null {
  const { before, after } = change;
  const isOwn = change.action === "renamed" || changedAttributes(change).length > 0;
  const own = isOwn ? (kindOf(change.type)?.ddl?.alter(change) ?? null) : [];
  const isRemade = own?.some((statement) => /^drop | drop constraint /.test(statement)) ?? false;
  const common = isRemade
    ? commonStatements(null, after, commentNames(after), addressOf(after))
    : commonStatements(before, after, changedCommonAttributes(change), addressOf(after));
  return own && common && [...own, ...common];
}

/** The object, then what comes with it and is not created by the same statement. */
function creations(object: CatalogObject, children: readonly CatalogObject[]): RemedyStep[] {
  return [
    creation(object, children, 0),
    ...children.filter(isSeparate).map((child) => creation(child, [], rankOf(object.type))),
  ];
}

function isSeparate(child: CatalogObject): boolean {
  return kindOf(child.type)?.ddl?.madeWithParent?.(child) !== true;
}

function creation(object: CatalogObject, children: readonly CatalogObject[], leastRank: number): RemedyStep {
  const own = kindOf(object.type)?.ddl?.create(object, children) ?? null;
  const parts = [object, ...children.filter((child) => !isSeparate(child))];
  const comments = parts.map((part) => commonStatements(null, part, commentNames(part), addressOf(part)));
  return {
    before: null,
    after: parts,
    rank: Math.max(rankOf(object.type), leastRank),
    statements: own === null || comments.includes(null) ? null : [...own, ...comments.flatMap((each) => each ?? [])],
  };
}

/**
 * The statements that give an object its new name, and its new schema.
 */
import type { CatalogObject } from "./catalog.ts";
import { changedAttributes, ownNameOf } from "./changes.ts";
import type { AlteringChange } from "./kinds/kind.ts";

/** For objects that are qualified by their schema, or by nothing; `keyword` is the word in ALTER. Empty when the name stays. */
export function renamedWithin(change: AlteringChange, keyword: string): string[] {
  if (change.action !== "renamed") return [];
  const { before, after } = change;
  const oldSchema = schemaOf(before.name, ownNameOf(before));
  const newSchema = schemaOf(after.name, ownNameOf(after));
  const statements: string[] = [];
  if (ownNameOf(before) !== ownNameOf(after)) {
    statements.push(`alter ${keyword} ${before.name} rename to ${ownNameOf(after)}`);
  }
  if (oldSchema !== newSchema) {
    statements.push(`alter ${keyword} ${oldSchema}.${ownNameOf(after)} set schema ${newSchema}`);
  }
  return statements;
}

/** Null where only the name is plain to alter, and something else differs. */
export function renamedOnly(change: AlteringChange, keyword: string): string[] | null {
  return changedAttributes(change).length > 0 ? null : renamedWithin(change, keyword);
}

/** Names end in ` using btree` here, which ALTER says between the name and the action. */
export function renamedUsing(change: AlteringChange, keyword: string): string[] {
  const method = / using (?:"(?:[^"]|"")*"|\S+)$/.exec(change.after.name)?.[0] ?? "";
  const bare = (object: CatalogObject) => ({ ...object, name: object.name.slice(0, -method.length) });
  return renamedWithin({ ...change, before: bare(change.before), after: bare(change.after) }, keyword).map(
    (statement) => statement.replace(/ (rename to|set schema) /, `${method} $1 `),
  );
}

function schemaOf(name: string, ownName: string): string {
  return name.slice(0, Math.max(0, name.length - ownName.length - 1));
}

/**
 * Between unrelated databases everything that mentions a renamed column differs as well. What says the same but for the new
 * name is a consequence and no change of its own: renaming the column renames it there, too. Where another column could be
 * meant, nothing is folded.
 */
import { significantTokens } from "../sql/tokens.ts";
import type { AttributeValue, Catalog, CatalogChange, CatalogObject } from "./catalog.ts";

export interface Catalogs {
  readonly before: Catalog;
  readonly after: Catalog;
}

interface Renaming {
  /** Key of the table. */
  readonly parent: string;
  readonly from: string;
  readonly to: string;
  /** True when no other column anywhere has one of the names, so that whoever says it means this one. */
  readonly unique: boolean;
}

/** The attributes that are SQL in which PostgreSQL itself would rename the column. */
const SQL = new Set(["definition", "using", "with check", "default", "generated as"]);

export function foldRenamedReferences(changes: readonly CatalogChange[], catalogs: Catalogs): CatalogChange[] {
  const renames = changes.filter(isRenamedColumn);
  if (renames.length === 0) return [...changes];
  const renamings = renames.map((change) => renamingOf(change, catalogs));
  const schemas = new Set(
    [...catalogs.before.objects, ...catalogs.after.objects].flatMap((each) =>
      each.type === "schema" ? [each.name] : [],
    ),
  );
  const context: Context = { renamings, schemas };
  const folded = new Set(twins(changes, context));
  return changes.flatMap((change) => {
    if (folded.has(change)) return [];
    if (change.action !== "changed") return [change];
    const attributes = change.attributes.filter(
      ({ name, before, after }) =>
        !renames.some(({ from, name: to }) => before === from && after === to) &&
        (!SQL.has(name) || !saySame(before, after, change.parent, context)),
    );
    if (attributes.length === change.attributes.length) return [change];
    return attributes.length === 0 ? [] : [{ ...change, attributes }];
  });
}

interface Context {
  readonly renamings: readonly Renaming[];
  /** Names of all schemas: what follows one of them and a dot is no column. */
  readonly schemas: ReadonlySet<string>;
}

function isRenamedColumn({ action, type, parent }: CatalogChange): boolean {
  return action === "renamed" && type === "column" && parent !== null;
}

function renamingOf({ parent, before, after }: CatalogChange, catalogs: Catalogs): Renaming {
  const [from, to] = [before?.ownName ?? "", after?.ownName ?? ""];
  const isOther = (object: CatalogObject): boolean =>
    object.type === "column" && object !== before && object !== after && [from, to].includes(object.ownName ?? "");
  const unique = ![...catalogs.before.objects, ...catalogs.after.objects].some(isOther);
  return { parent: parent ?? "", from, to, unique };
}

/** Pairs that are known by what they say, as nobody gave them a name (or the name was left behind), so that one looks gone and
 * the other new. */
function twins(changes: readonly CatalogChange[], context: Context): CatalogChange[] {
  const added = new Set(changes.filter(({ action }) => action === "added"));
  return changes.flatMap((gone) => {
    if (gone.action !== "removed") return [];
    const twin = [...added].find((each) => areTwins(gone, each, context));
    if (twin === undefined) return [];
    added.delete(twin);
    return [gone, twin];
  });
}

function areTwins(gone: CatalogChange, fresh: CatalogChange, context: Context): boolean {
  const [before, after] = [gone.before, fresh.after];
  if (before === null || after === null || gone.type !== fresh.type || gone.parent !== fresh.parent) return false;
  const nameless = before.generatedName === true && after.generatedName === true;
  if (!nameless && before.name !== after.name) return false;
  return [...new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])].every((name) => {
    const [old, now] = [before.attributes[name] ?? null, after.attributes[name] ?? null];
    return String(old) === String(now) || (SQL.has(name) && saySame(old, now, gone.parent, context));
  });
}

function saySame(before: AttributeValue, after: AttributeValue, parent: string | null, context: Context): boolean {
  if (before === null || after === null) return false;
  const [old, now] = [significantTokens(String(before)), significantTokens(String(after))];
  // Beyond the table itself, or where another one is mentioned, only a name that nothing else has is sure to be the column's.
  const reachesOut = [...old, ...now].some((token) => token === "references" || token === "select");
  const renamings = context.renamings.filter((each) => each.unique || (each.parent === parent && !reachesOut));
  const names = new Map(renamings.map(({ from, to }) => [from, to]));
  return withNewNames(old, names, context).join(" ") === withNewNames(now, names, context).join(" ");
}

/** A view says `title AS headline` where only one of the two is renamed. */
function withNewNames(tokens: readonly string[], names: ReadonlyMap<string, string>, { schemas }: Context): string[] {
  const renamed = tokens.map((token, index) =>
    isColumn(tokens, index, schemas) ? (names.get(token) ?? token) : token,
  );
  const news = new Set(names.values());
  const isAs = (at: number): boolean =>
    renamed[at] === "as" && renamed[at - 1] === renamed[at + 1] && news.has(renamed[at + 1] ?? "");
  return renamed.filter((_, index) => !isAs(index) && !isAs(index - 1));
}

/** Not a function that is called, a type that is cast to, or a relation in a schema. */
function isColumn(tokens: readonly string[], index: number, schemas: ReadonlySet<string>): boolean {
  const [qualifier, previous, next] = [tokens[index - 2] ?? "", tokens[index - 1] ?? "", tokens[index + 1] ?? ""];
  return previous !== "::" && next !== "(" && next !== "." && !(previous === "." && schemas.has(qualifier));
}

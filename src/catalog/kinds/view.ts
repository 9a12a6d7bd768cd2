/**
 * Views and materialized views. Whether a materialized view is populated is data, not schema.
 */
import type { CatalogChange } from "../catalog.ts";
import { changedAttributes, isExtendedBy, isRemovedOrRenamed, listOf, textOf } from "../changes.ts";
import { identityOf, makeObject, rowsOf } from "../make-object.ts";
import { relationType } from "../relation-type.ts";
import { renamedWithin } from "../renamed-within.ts";
import { relationsInScope } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface ViewRow {
  readonly oid: number;
  readonly typeOid: number;
  readonly ruleOid: number;
  readonly schemaOid: number;
  readonly relkind: string;
  readonly name: string;
  readonly ownName: string;
  readonly definition: string;
  readonly definitionStored: string;
  readonly columns: readonly string[];
  readonly columnsStored: string | null;
  readonly options: readonly string[] | null;
}

export const view: Kind<ViewRow> = {
  name: "view",
  types: ["view", "materialized view"],
  sql: () => `
    select c.oid as "oid", c.reltype as "typeOid", r.oid as "ruleOid", n.oid as "schemaOid", c.relkind as "relkind",
      pg_catalog.format('%I.%I', n.nspname, c.relname) as "name", pg_catalog.quote_ident(c.relname) as "ownName",
      pg_catalog.pg_get_viewdef(c.oid) as "definition", pg_catalog.md5(r.ev_action::text) as "definitionStored",
      columns.texts as "columns", columns.stored as "columnsStored",
      array(select o from pg_catalog.unnest(c.reloptions) o order by o) as "options"
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_rewrite r on r.ev_class = c.oid and r.rulename = '_RETURN'
    cross join lateral (
      select pg_catalog.array_agg(pg_catalog.format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)) order by a.attnum) as texts,
        pg_catalog.string_agg(pg_catalog.concat_ws(':', a.attname, a.atttypid, a.atttypmod), ',' order by a.attnum) as stored
      from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ) columns
    where ${relationsInScope("'v', 'm'")}
    order by c.oid`,
  objects: (rows) =>
    rows.map((row) =>
      makeObject({
        type: relationType(row.relkind),
        name: row.name,
        ownName: row.ownName,
        within: identityOf("pg_namespace", row.schemaOid),
        identity: identityOf("pg_class", row.oid),
        related: [
          ...rowsOf("pg_rewrite", [row.ruleOid]),
          ...rowsOf("pg_type", [row.typeOid]),
          ...(row.columns ?? []).map((_, index) => identityOf("pg_class", row.oid, index + 1)),
        ],
        attributes: {
          definition: row.definition.trim().replace(/;$/, ""),
          columns: row.columns ?? [],
          options: row.options ?? [],
        },
        stored: { definition: row.definitionStored, columns: row.columnsStored ?? "" },
      }),
    ),
  describe: (object) => `${object.name} ${object.type} (${listOf(object, "columns").join(", ")})`,
  isDestructive,
  ddl: {
    create: (object) => [createStatement(object)],
    drop: (object) => [`drop ${object.type} ${object.name}`],
    alter: alterView,
  },
};

type View = AlteringChange["after"];

function createStatement(object: View): string {
  const options = listOf(object, "options");
  const settings = options.length === 0 ? "" : ` with (${options.join(", ")})`;
  const or = object.type === "view" ? "create or replace" : "create";
  return `${or} ${object.type} ${object.name}${settings} as\n${textOf(object, "definition")}`;
}

function isDestructive(change: CatalogChange): boolean {
  if (isRemovedOrRenamed(change)) return true;
  const { before, after } = change;
  return before !== null && after !== null && !isExtendedBy(listOf(before, "columns"), listOf(after, "columns"));
}

/** CREATE OR REPLACE VIEW can only add columns at the end; a view that is made anew lacks the grants and the indexes. */
function alterView(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const moved = renamedWithin(change, after.type);
  const changed = changedAttributes(change);
  if (changed.length === 0) return moved;
  const old = listOf(before, "columns");
  const sameStart = old.every((column, index) => column === listOf(after, "columns")[index]);
  if (after.type !== "view" || !sameStart) return null;
  const reset = changed.includes("options") ? listOf(before, "options").map((option) => option.split("=")[0]) : [];
  const resetting = reset.length === 0 ? [] : [`alter view ${after.name} reset (${reset.join(", ")})`];
  return [...moved, ...resetting, createStatement(after)];
}

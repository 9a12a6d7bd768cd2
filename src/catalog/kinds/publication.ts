/**
 * Publications: what they publish of which tables.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, named, objectOf } from "../attribute-row.ts";
import type { CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, isTrue, listOf, textOf } from "../changes.ts";
import { renamedWithin } from "../renamed-within.ts";
import { userObject } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

const OPERATIONS = `pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
  case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end)`;

/** Lists of columns, conditions and schemas came with 15, generated columns with 18. */
function attributesOf(major: number): Record<string, string> {
  return {
    "all tables": "p.puballtables",
    operations: OPERATIONS,
    "via partition root": "p.pubviaroot",
    tables: tablesSql(major),
    schemas:
      major >= 15
        ? `array(select pg_catalog.quote_ident(s.nspname) from pg_catalog.pg_publication_namespace m
            join pg_catalog.pg_namespace s on s.oid = m.pnnspid where m.pnpubid = p.oid order by s.nspname)`
        : "array[]::text[]",
    "generated columns": major >= 18 ? "case p.pubgencols when 's' then 'stored' else 'none' end" : "'none'",
  };
}

function tablesSql(major: number): string {
  const detail =
    major >= 15
      ? ` || coalesce((select ' (' || pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname) || ')'
            from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum = any (m.prattrs)), '')
          || coalesce(' where (' || pg_catalog.pg_get_expr(m.prqual, c.oid) || ')', '')`
      : "";
  return `array(select pg_catalog.format('%I.%I', s.nspname, c.relname)${detail}
    from pg_catalog.pg_publication_rel m
    join pg_catalog.pg_class c on c.oid = m.prrelid
    join pg_catalog.pg_namespace s on s.oid = c.relnamespace
    where m.prpubid = p.oid order by s.nspname, c.relname)`;
}

function storedOf(major: number): Record<string, string> {
  const parts = major >= 15 ? ", m.prattrs, pg_catalog.md5(m.prqual::text)" : "";
  return {
    tables: `select pg_catalog.string_agg(pg_catalog.concat_ws(':', m.prrelid${parts}), ',' order by m.prrelid)
      from pg_catalog.pg_publication_rel m where m.prpubid = p.oid`,
    schemas:
      major >= 15
        ? `select pg_catalog.string_agg(m.pnnspid::text, ',' order by m.pnnspid) from pg_catalog.pg_publication_namespace m where m.pnpubid = p.oid`
        : "null",
  };
}

export const publication: Kind<AttributeRow> = {
  name: "publication",
  types: ["publication"],
  places: ["pg_publication"],
  sql: ({ major }) => `
    select ${named("p", "pub")}, ${attributeColumns(attributesOf(major), storedOf(major))}
    from pg_catalog.pg_publication p
    where ${userObject("pg_publication", "p.oid")}
    order by p.oid`,
  objects: (rows) =>
    rows.map((row) => objectOf(row, "publication", "pg_publication", { attributes: attributesFrom(row) })),
  describe: (object) => ["publication", object.name, ...targets(object), settings(object)].join(" "),
  isDestructive,
  ddl: {
    create: (object) => [["create publication", object.name, ...targets(object), settings(object)].join(" ")],
    drop: ({ name }) => [`drop publication ${name}`],
    alter: alterPublication,
  },
};

function attributesFrom({ attributes }: AttributeRow): AttributeRow["attributes"] {
  const tables = attributes["tables"];
  return Array.isArray(tables)
    ? { ...attributes, tables: tables.map((text: string) => distributeArrayCasts(text)) }
    : attributes;
}

function targets(object: CatalogObject): string[] {
  if (isTrue(object, "all tables")) return ["for all tables"];
  const members = membersOf(object);
  return members.length === 0 ? [] : [`for ${memberList(object)}`];
}

function membersOf(object: CatalogObject): string[] {
  return [
    ...listOf(object, "tables").map((table) => `table ${table}`),
    ...listOf(object, "schemas").map((schema) => `tables in schema ${schema}`),
  ];
}

/** The word TABLE once: PostgreSQL 14 knows no other list. */
function memberList(object: CatalogObject): string {
  const tables = listOf(object, "tables");
  const schemas = listOf(object, "schemas").map((schema) => `tables in schema ${schema}`);
  return [...(tables.length === 0 ? [] : [`table ${tables.join(", ")}`]), ...schemas].join(", ");
}

function settings(object: CatalogObject): string {
  const parameters = [
    `publish = '${textOf(object, "operations")}'`,
    ...(isTrue(object, "via partition root") ? ["publish_via_partition_root = true"] : []),
    ...(textOf(object, "generated columns") === "stored" ? ["publish_generated_columns = stored"] : []),
  ];
  return `with (${parameters.join(", ")})`;
}

const ASPECTS = new Set(["operations", "via partition root", "generated columns"]);

/** Subscribers miss what is no longer published. */
function isDestructive({ action, before, after }: CatalogChange): boolean {
  if (action !== "changed" || before === null || after === null) return action !== "added";
  const lacks = (names: (object: CatalogObject) => readonly string[]): boolean =>
    names(before).some((name) => !names(after).includes(name));
  if (lacks((object) => (textOf(object, "operations") ?? "").split(", "))) return true;
  if (isTrue(after, "all tables")) return false;
  return isTrue(before, "all tables") || lacks(membersOf);
}

function alterPublication(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const changed = changedAttributes(change);
  const moved = renamedWithin(change, "publication");
  if (changed.includes("all tables")) return null;
  const members = changed.some((name) => !ASPECTS.has(name)) ? alteredMembers(before, after) : [];
  const aspects = changed.filter((name) => ASPECTS.has(name)).map((name) => aspect(after, name));
  const alter = `alter publication ${after.name}`;
  return [...moved, ...members, ...(aspects.length === 0 ? [] : [`${alter} set (${aspects.join(", ")})`])];
}

function aspect(object: CatalogObject, name: string): string {
  if (name === "operations") return `publish = '${textOf(object, name)}'`;
  if (name === "generated columns") return `publish_generated_columns = ${textOf(object, name)}`;
  return `publish_via_partition_root = ${isTrue(object, name)}`;
}

function nameOfTable(table: string): string {
  return /^(?:"(?:[^"]|"")*"|[^\s"])+/.exec(table)?.[0] ?? table;
}

/** SET needs something to set; what is dropped is named without its columns and condition. */
function alteredMembers(before: CatalogObject, after: CatalogObject): string[] {
  const alter = `alter publication ${after.name}`;
  const members = membersOf(after);
  if (members.length > 0) return [`${alter} set ${memberList(after)}`];
  const bare = { ...before, attributes: { ...before.attributes, tables: listOf(before, "tables").map(nameOfTable) } };
  return [`${alter} drop ${memberList(bare)}`];
}

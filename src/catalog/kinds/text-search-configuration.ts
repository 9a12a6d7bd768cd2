/**
 * Text search configurations: the dictionaries for each kind of token, in the order in which they are asked.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, namedIn, objectOf } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, listOf, textOf } from "../changes.ts";
import { renamedWithin } from "../renamed-within.ts";
import { noExtensionMember, userSchema } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

const ATTRIBUTES = {
  parser: "pg_catalog.format('%I.%I', pn.nspname, p.prsname)",
  mappings: `array(
    select pg_catalog.quote_ident(k.alias) || ' with ' || pg_catalog.string_agg(
      (select pg_catalog.format('%I.%I', dn.nspname, d.dictname) from pg_catalog.pg_ts_dict d
       join pg_catalog.pg_namespace dn on dn.oid = d.dictnamespace where d.oid = m.mapdict), ', ' order by m.mapseqno)
    from pg_catalog.pg_ts_config_map m
    join pg_catalog.ts_token_type(c.cfgparser) k on k.tokid = m.maptokentype
    where m.mapcfg = c.oid group by k.alias order by k.alias collate pg_catalog."C")`,
};
const STORED = {
  parser: "c.cfgparser",
  mappings: `select pg_catalog.string_agg(pg_catalog.concat_ws(':', m.maptokentype, m.mapdict), ',' order by m.maptokentype, m.mapseqno)
    from pg_catalog.pg_ts_config_map m where m.mapcfg = c.oid`,
};

export const textSearchConfiguration: Kind<AttributeRow> = {
  name: "text-search-configuration",
  types: ["text search configuration"],
  places: ["pg_ts_config"],
  sql: () => `
    select ${namedIn("c", "cfg")}, ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_ts_config c
    join pg_catalog.pg_namespace n on n.oid = c.cfgnamespace
    join pg_catalog.pg_ts_parser p on p.oid = c.cfgparser
    join pg_catalog.pg_namespace pn on pn.oid = p.prsnamespace
    where ${userSchema("n")} and ${noExtensionMember("pg_ts_config", "c.oid")}
    order by c.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "text search configuration", "pg_ts_config")),
  describe: (object) =>
    `${object.name} text search configuration (parser = ${textOf(object, "parser")}) ${listOf(object, "mappings").join("; ")}`,
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => [
      `create text search configuration ${object.name} (parser = ${textOf(object, "parser")})`,
      ...listOf(object, "mappings").map((mapping) => `${alter(object)} add mapping for ${mapping}`),
    ],
    drop: ({ name }) => [`drop text search configuration ${name}`],
    alter: alterConfiguration,
  },
};

function alter(object: CatalogObject): string {
  return `alter text search configuration ${object.name}`;
}

function alterConfiguration(change: AlteringChange): string[] | null {
  const { before, after } = change;
  if (changedAttributes(change).includes("parser")) return null;
  const [old, now] = [byToken(before), byToken(after)];
  return [
    ...renamedWithin(change, "text search configuration"),
    ...[...old.keys()].filter((token) => !now.has(token)).map((token) => `${alter(after)} drop mapping for ${token}`),
    ...[...now]
      .filter(([token, mapping]) => old.get(token) !== mapping)
      .map(([token, mapping]) => `${alter(after)} ${old.has(token) ? "alter" : "add"} mapping for ${mapping}`),
  ];
}

function byToken(object: CatalogObject): Map<string, string> {
  return new Map(listOf(object, "mappings").map((mapping) => [mapping.split(" with ")[0] ?? mapping, mapping]));
}

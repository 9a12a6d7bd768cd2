/**
 * Foreign servers. Secrets among their options are never read.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, named, objectOf } from "../attribute-row.ts";
import type { CatalogObject } from "../catalog.ts";
import { changedAttributes, isRemovedOrRenamed, listOf, literal, textOf } from "../changes.ts";
import { alteredOptions, optionsClause, optionsSql } from "../foreign-options.ts";
import { renamedWithin } from "../renamed-within.ts";
import { userObject } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

const ATTRIBUTES = {
  wrapper: "pg_catalog.quote_ident(w.fdwname)",
  type: "s.srvtype",
  version: "s.srvversion",
  options: optionsSql("s.srvoptions"),
};
const STORED = { wrapper: "s.srvfdw" };

export const foreignServer: Kind<AttributeRow> = {
  name: "foreign-server",
  types: ["foreign server"],
  places: ["pg_foreign_server"],
  sql: () => `
    select ${named("s", "srv")}, ${attributeColumns(ATTRIBUTES, STORED)}
    from pg_catalog.pg_foreign_server s
    join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw
    where ${userObject("pg_foreign_server", "s.oid")}
    order by s.oid`,
  objects: (rows) => rows.map((row) => objectOf(row, "foreign server", "pg_foreign_server")),
  address: ({ name }) => `server ${name}`,
  describe: (object) =>
    [object.name, "server", ...words(object), wrapperOf(object), ...listOf(object, "options")].join(" "),
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => {
      const options = optionsClause(listOf(object, "options"));
      return options && [["create server", object.name, ...words(object), wrapperOf(object), ...options].join(" ")];
    },
    drop: ({ name }) => [`drop server ${name}`],
    alter: alterServer,
  },
};

function words(object: CatalogObject): string[] {
  return ["type", "version"].flatMap((name) => {
    const value = textOf(object, name);
    return value === null ? [] : [`${name} ${literal(value)}`];
  });
}

function wrapperOf(object: CatalogObject): string {
  return `foreign data wrapper ${textOf(object, "wrapper")}`;
}

/** The wrapper and the type of a server stay what they are. */
function alterServer(change: AlteringChange): string[] | null {
  const { before, after } = change;
  const changed = changedAttributes(change);
  const options = alteredOptions(listOf(before, "options"), listOf(after, "options"));
  if (options === null || changed.includes("wrapper") || changed.includes("type")) return null;
  const version = textOf(after, "version");
  const clauses = [
    ...(changed.includes("version") ? [`version ${version === null ? "null" : literal(version)}`] : []),
    ...options,
  ];
  const moved = renamedWithin(change, "server");
  return clauses.length === 0 ? moved : [...moved, `alter server ${after.name} ${clauses.join(" ")}`];
}

/**
 * User mappings: who is mapped, on which server, by which options. Only values that are no secrets are read.
 */
import type { AttributeRow } from "../attribute-row.ts";
import { attributeColumns, objectOf } from "../attribute-row.ts";
import { isRemovedOrRenamed, listOf } from "../changes.ts";
import { alteredOptions, optionsClause, userOptionsSql } from "../foreign-options.ts";
import { FIRST_USER_OID } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

/** Null for those whose options the role that reads may not see. */
const ATTRIBUTES = {
  options: `case when m.umoptions is not null or pg_catalog.pg_has_role(w.srvowner, 'usage') then ${userOptionsSql("m.umoptions")} end`,
};

/** pg_user_mapping itself is closed to all but superusers. */
export const userMapping: Kind<AttributeRow> = {
  name: "user-mapping",
  types: ["user mapping"],
  places: ["pg_foreign_server"],
  sql: () => `
    select m.umid as "oid", null as "schemaOid",
      case when m.umuser = 0 then 'public' else pg_catalog.quote_ident(m.usename) end as "ownName",
      pg_catalog.format('for %s server %I', case when m.umuser = 0 then 'public' else pg_catalog.quote_ident(m.usename) end, m.srvname) as "name",
      ${attributeColumns(ATTRIBUTES)}
    from pg_catalog.pg_user_mappings m
    join pg_catalog.pg_foreign_server w on w.oid = m.srvid
    where m.umid >= ${FIRST_USER_OID}
    order by m.umid`,
  objects: (rows) => rows.map((row) => objectOf(row, "user mapping", "pg_user_mapping")),
  address: () => null,
  describe: (object) => {
    const options = listOf(object, "options");
    return `user mapping ${object.name}${options.length === 0 ? "" : ` with ${options.join(", ")}`}`;
  },
  isDestructive: isRemovedOrRenamed,
  ddl: {
    create: (object) => {
      const options = optionsClause(listOf(object, "options"));
      return options && [["create user mapping", object.name, ...options].join(" ")];
    },
    drop: ({ name }) => [`drop user mapping ${name}`],
    alter: alterMapping,
  },
};

/** Options that the role that reads may not see cannot be told from none. */
function alterMapping({ before, after, action }: AlteringChange): string[] | null {
  if (action === "renamed" || before.attributes["options"] === null || after.attributes["options"] === null)
    return null;
  const options = alteredOptions(listOf(before, "options"), listOf(after, "options"));
  return options && [`alter user mapping ${after.name} ${options.join(" ")}`];
}

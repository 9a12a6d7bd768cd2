/**
 * Row security policies.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import type { CatalogChange, CatalogObject } from "../catalog.ts";
import { changedAttributes, isTrue, listOf, ownNameOf, textOf } from "../changes.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { relationsInScope } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface PolicyRow {
  readonly oid: number;
  readonly tableOid: number;
  readonly relkind: string;
  readonly table: string;
  readonly ownName: string;
  readonly permissive: boolean;
  readonly command: "*" | "r" | "a" | "w" | "d";
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly usingStored: string | null;
  readonly check: string | null;
  readonly checkStored: string | null;
}

const COMMANDS = { "*": "all", r: "select", a: "insert", w: "update", d: "delete" } as const;

export const policy: Kind<PolicyRow> = {
  name: "policy",
  types: ["policy"],
  places: ["pg_policy"],
  sql: () => `
    select p.oid as "oid", c.oid as "tableOid", c.relkind as "relkind", pg_catalog.format('%I.%I', n.nspname, c.relname) as "table",
      pg_catalog.quote_ident(p.polname) as "ownName", p.polpermissive as "permissive", p.polcmd as "command",
      array(select case when r = 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)) end
            from pg_catalog.unnest(p.polroles) r order by 1) as "roles",
      pg_catalog.pg_get_expr(p.polqual, c.oid) as "using", pg_catalog.md5(p.polqual::text) as "usingStored",
      pg_catalog.pg_get_expr(p.polwithcheck, c.oid) as "check", pg_catalog.md5(p.polwithcheck::text) as "checkStored"
    from pg_catalog.pg_policy p
    join pg_catalog.pg_class c on c.oid = p.polrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where ${relationsInScope("'r', 'p'")}
    order by p.oid`,
  objects: (rows) => rows.map(policyObject),
  address: (object) => `policy ${ownNameOf(object)} on ${tableOf(object)}`,
  describe: (object) => `${ownNameOf(object)} policy ${specification(object)}`,
  isDestructive,
  ddl: {
    create: (object) => [`create policy ${ownNameOf(object)} on ${tableOf(object)} ${specification(object)}`],
    drop: (object) => [`drop policy ${ownNameOf(object)} on ${tableOf(object)}`],
    alter: alteredPolicy,
  },
};

function policyObject(row: PolicyRow): CatalogObject {
  const [using, check] = [distributeArrayCasts(row.using), distributeArrayCasts(row.check)];
  return makeObject({
    type: "policy",
    name: `${row.table}.${row.ownName}`,
    ownName: row.ownName,
    within: identityOf("pg_class", row.tableOid),
    identity: identityOf("pg_policy", row.oid),
    parent: relationKey(row.relkind, row.table),
    attributes: {
      command: COMMANDS[row.command],
      permissive: row.permissive,
      roles: row.roles,
      using,
      "with check": check,
    },
    stored: {
      ...(row.usingStored === null ? {} : { using: row.usingStored }),
      ...(row.checkStored === null ? {} : { "with check": row.checkStored }),
    },
    nameless: {
      generated: false,
      place: row.table,
      content: JSON.stringify([row.command, row.permissive, row.roles, using, check]),
    },
  });
}

/** Which rows somebody sees is the application's business, whichever way it changes; one more permissive policy takes none away. */
function isDestructive(change: CatalogChange): boolean {
  if (change.action === "added") return change.after !== null && !isTrue(change.after, "permissive");
  return change.action === "removed" || changedAttributes(change).length > 0;
}

type Policy = AlteringChange["after"];

function tableOf(object: Policy): string {
  return object.name.slice(0, -ownNameOf(object).length - 1);
}

function specification(object: Policy): string {
  const kind = isTrue(object, "permissive") ? [] : ["as restrictive"];
  return [...kind, `for ${textOf(object, "command")}`, ...conditions(object, ["roles", "using", "with check"])].join(
    " ",
  );
}

function conditions(object: Policy, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (name === "roles") return [`to ${listOf(object, "roles").join(", ")}`];
    const expression = textOf(object, name);
    return expression === null ? [] : [`${name} (${expression})`];
  });
}

/** ALTER POLICY cannot take a condition away, nor change the command. */
function alteredPolicy(change: AlteringChange): string[] {
  const { before, after } = change;
  const changed = changedAttributes(change);
  const [name, table] = [ownNameOf(after), tableOf(after)];
  const isOther = changed.some(
    (each) => each === "command" || each === "permissive" || (each !== "roles" && textOf(after, each) === null),
  );
  if (isOther) {
    return [
      `drop policy ${ownNameOf(before)} on ${table}`,
      `create policy ${name} on ${table} ${specification(after)}`,
    ];
  }
  return [
    ...(change.action === "renamed" ? [`alter policy ${ownNameOf(before)} on ${table} rename to ${name}`] : []),
    ...(changed.length === 0 ? [] : [`alter policy ${name} on ${table} ${conditions(after, changed).join(" ")}`]),
  ];
}

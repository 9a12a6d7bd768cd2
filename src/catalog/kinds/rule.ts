/**
 * Rules, without those that are views.
 */
import { distributeArrayCasts } from "../array-casts.ts";
import { changedAttributes, isRemovedOrRenamed, ownNameOf, textOf } from "../changes.ts";
import { firingSteps, FIRING } from "../firing.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { relationKey } from "../relation-type.ts";
import { relationsInScope } from "../scope-sql.ts";
import { tokens } from "../../sql/tokens.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface RuleRow {
  readonly oid: number;
  readonly tableOid: number;
  readonly relkind: string;
  readonly table: string;
  readonly ownName: string;
  readonly definition: string;
  readonly stored: string;
  readonly enabled: "O" | "D" | "R" | "A";
}

export const rule: Kind<RuleRow> = {
  name: "rule",
  types: ["rule"],
  places: ["pg_rewrite"],
  sql: () => `
    select r.oid as "oid", c.oid as "tableOid", c.relkind as "relkind", pg_catalog.format('%I.%I', n.nspname, c.relname) as "table",
      pg_catalog.quote_ident(r.rulename) as "ownName", pg_catalog.pg_get_ruledef(r.oid) as "definition",
      pg_catalog.concat_ws('|', r.ev_class, r.ev_type, r.is_instead, pg_catalog.md5(r.ev_qual::text), pg_catalog.md5(r.ev_action::text)) as "stored",
      r.ev_enabled as "enabled"
    from pg_catalog.pg_rewrite r
    join pg_catalog.pg_class c on c.oid = r.ev_class
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where r.rulename <> '_RETURN' and ${relationsInScope("'r', 'p', 'v', 'f'")}
    order by r.oid`,
  objects: (rows) =>
    rows.map((row) =>
      makeObject({
        type: "rule",
        name: `${row.table}.${row.ownName}`,
        ownName: row.ownName,
        within: identityOf("pg_class", row.tableOid),
        identity: identityOf("pg_rewrite", row.oid),
        parent: relationKey(row.relkind, row.table),
        attributes: { definition: withoutName(row), enabled: FIRING[row.enabled] },
        stored: { definition: row.stored },
        nameless: { generated: false, place: row.table, content: withoutName(row) },
        ddl: row.definition.trim().replace(/;$/, ""),
      }),
    ),
  address: (object) => `rule ${ownNameOf(object)} on ${tableOf(object)}`,
  describe: (object) => `${ownNameOf(object)} rule ${textOf(object, "definition")} (${textOf(object, "enabled")})`,
  isDestructive: (change) => isRemovedOrRenamed(change) || changedAttributes(change).length > 0,
  ddl: {
    create: (object) => [object.ddl ?? "", ...firingSteps(object, tableOf(object))],
    drop: (object) => [`drop rule ${ownNameOf(object)} on ${tableOf(object)}`],
    alter: alteredRule,
  },
};

type Rule = AlteringChange["after"];

/** `ON DELETE TO public.trips DO INSTEAD NOTHING` */
function withoutName({ definition, ownName }: RuleRow): string {
  const rest = definition.slice(definition.indexOf(`RULE ${ownName} AS`) + `RULE ${ownName} AS`.length);
  return withoutLayout(distributeArrayCasts(rest)).replace(/;$/, "");
}

/** One space where there is any between two tokens; within strings and quoted names it counts. */
function withoutLayout(text: string): string {
  let [result, end] = ["", 0];
  for (const token of tokens(text)) {
    result += (result !== "" && token.start > end ? " " : "") + text.slice(token.start, token.end);
    end = token.end;
  }
  return result;
}

function tableOf(object: Rule): string {
  return object.name.slice(0, -ownNameOf(object).length - 1);
}

function alteredRule(change: AlteringChange): string[] {
  const { before, after } = change;
  const changed = changedAttributes(change);
  const renamed =
    change.action === "renamed"
      ? [`alter rule ${ownNameOf(before)} on ${tableOf(after)} rename to ${ownNameOf(after)}`]
      : [];
  if (changed.includes("definition")) {
    return [
      `drop rule ${ownNameOf(before)} on ${tableOf(after)}`,
      after.ddl ?? "",
      ...firingSteps(after, tableOf(after)),
    ];
  }
  return changed.includes("enabled") ? [...renamed, ...firingSteps(after, tableOf(after), true)] : renamed;
}

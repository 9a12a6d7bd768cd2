/**
 * Event triggers.
 */
import { changedAttributes, listOf, literal, textOf } from "../changes.ts";
import { FIRING, firingWords } from "../firing.ts";
import { identityOf, makeObject } from "../make-object.ts";
import { userObject } from "../scope-sql.ts";
import type { AlteringChange, Kind } from "./kind.ts";

interface EventTriggerRow {
  readonly oid: number;
  readonly name: string;
  readonly event: string;
  readonly tags: readonly string[];
  readonly function: string;
  readonly functionOid: number;
  readonly enabled: "O" | "D" | "R" | "A";
}

export const eventTrigger: Kind<EventTriggerRow> = {
  name: "event-trigger",
  types: ["event trigger"],
  places: ["pg_event_trigger"],
  sql: () => `
    select e.oid as "oid", pg_catalog.quote_ident(e.evtname) as "name", e.evtevent as "event",
      array(select t from pg_catalog.unnest(e.evttags) t order by t) as "tags",
      e.evtfoid::pg_catalog.regproc::text as "function", e.evtfoid as "functionOid", e.evtenabled as "enabled"
    from pg_catalog.pg_event_trigger e
    where ${userObject("pg_event_trigger", "e.oid")}
    order by e.oid`,
  objects: (rows) =>
    rows.map((row) =>
      makeObject({
        type: "event trigger",
        name: row.name,
        ownName: row.name,
        within: null,
        identity: identityOf("pg_event_trigger", row.oid),
        attributes: { enabled: FIRING[row.enabled], event: row.event, function: row.function, tags: row.tags },
        stored: { function: String(row.functionOid) },
      }),
    ),
  describe: (object) => `${object.name} event trigger ${specification(object)} (${textOf(object, "enabled")})`,
  isDestructive: () => false,
  ddl: {
    create: createdTrigger,
    drop: ({ name }) => [`drop event trigger ${name}`],
    alter: alteredTrigger,
  },
};

type EventTrigger = AlteringChange["after"];

function specification(object: EventTrigger): string {
  const tags = listOf(object, "tags");
  const when = tags.length === 0 ? "" : ` when tag in (${tags.map(literal).join(", ")})`;
  return `on ${textOf(object, "event")}${when} execute function ${textOf(object, "function")}()`;
}

function createdTrigger(object: EventTrigger): string[] {
  const isUsual = textOf(object, "enabled") === "enabled";
  return [`create event trigger ${object.name} ${specification(object)}`, ...(isUsual ? [] : [firing(object)])];
}

function firing(object: EventTrigger): string {
  return `alter event trigger ${object.name} ${firingWords(object)}`;
}

function alteredTrigger(change: AlteringChange): string[] {
  const { before, after } = change;
  const changed = changedAttributes(change);
  if (changed.some((name) => name !== "enabled")) {
    return [`drop event trigger ${before.name}`, ...createdTrigger(after)];
  }
  return [
    ...(change.action === "renamed" ? [`alter event trigger ${before.name} rename to ${after.name}`] : []),
    ...(changed.length === 0 ? [] : [firing(after)]),
  ];
}

/**
 * When triggers, rules and event triggers fire.
 */
import type { CatalogObject } from "./catalog.ts";
import { ownNameOf, textOf } from "./changes.ts";

/** The letters of pg_trigger.tgenabled, pg_rewrite.ev_enabled and pg_event_trigger.evtenabled. */
export const FIRING = { O: "enabled", D: "disabled", R: "replica", A: "always" } as const;

const WORDS: Readonly<Record<string, string>> = {
  enabled: "enable",
  disabled: "disable",
  replica: "enable replica",
  always: "enable always",
};

/** `enable replica`, from the attribute `enabled`. */
export function firingWords(object: CatalogObject): string {
  return WORDS[textOf(object, "enabled") ?? "enabled"] ?? "enable";
}

/** For a trigger or a rule of a table; nothing for one that fires as usual, unless `always` is asked for. */
export function firingSteps(object: CatalogObject, table: string, always = false): string[] {
  if (!always && textOf(object, "enabled") === "enabled") return [];
  return [`alter table ${table} ${firingWords(object)} ${object.type} ${ownNameOf(object)}`];
}

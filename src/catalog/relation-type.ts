/**
 * The manual's word for what a pg_class row is, and the key under which the catalog has it.
 */
const TYPES: Readonly<Record<string, string>> = {
  r: "table" /* ordinary */,
  p: "table" /* partitioned */,
  f: "foreign table",
  v: "view",
  m: "materialized view",
};

export function relationType(relkind: string): string {
  return TYPES[relkind] ?? "relation";
}

export function relationKey(relkind: string, name: string): string {
  return `${relationType(relkind)} ${name}`;
}

/**
 * An entity relationship diagram of the touched tables, which GitHub draws: only when there are few enough to read.
 * Mermaid's own syntax must not be reachable from a name, so everything but letters, digits and `_` is replaced.
 */
import type { ReportTable } from "./report.ts";

const MOST_TABLES = 6;
const MOST_COLUMNS = 60;

/** A `mermaid` fence; empty when there is nothing to draw, or too much. */
export function tableDiagram(tables: readonly ReportTable[]): string {
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
  if (tables.length === 0 || tables.length > MOST_TABLES || columns > MOST_COLUMNS) return "";
  const names = new Set(tables.map((table) => table.name));
  const lines = tables.flatMap((table) => [...entity(table), ...relations(table, names)]);
  return ["```mermaid", "erDiagram", ...lines.map((line) => `  ${line}`), "```"].join("\n");
}

function entity({ name, columns }: ReportTable): string[] {
  const rows = columns.map((column) => {
    const keys = column.keys.length === 0 ? "" : ` ${column.keys.join(", ")}`;
    return `  ${word(column.type)} ${word(column.name)}${keys}${column.touched ? ' "changed"' : ""}`;
  });
  return columns.length === 0 ? [word(name)] : [`${word(name)} {`, ...rows, "}"];
}

/** Tables that are not drawn with their columns are drawn by name. */
function relations(table: ReportTable, drawn: ReadonlySet<string>): string[] {
  const shown = table.references.filter((name) => drawn.has(name) || table.references.length <= MOST_TABLES);
  return shown.map((name) => `${word(name)} ||--o{ ${word(table.name)} : ""`);
}

/** `public.trips` → `trips`, `character(3)` → `character_3`. */
function word(text: string): string {
  const plain = text
    .replace(/^public\./u, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_+|_+$/gu, "");
  return /^\p{L}/u.test(plain) ? plain : `_${plain}`;
}

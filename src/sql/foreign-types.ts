/**
 * Column types that PostgreSQL's grammar reads, as it reads any word for a type, and that PostgreSQL does not have: a file with
 * one is written for another database, or fails.
 */
import type { Node, ParseOutcome } from "./parser.ts";
import { codeOf } from "./dialect.ts";
import { lineIndex } from "./positions.ts";

export interface ForeignType {
  /** In lower case. */
  readonly type: string;
  readonly line: number;
}

/** MySQL's, SQLite's, SQL Server's, Oracle's and ClickHouse's. No extension in use makes one of these names. */
const FOREIGN =
  /^(?:datetime2?|datetimeoffset|smalldatetime|(?:tiny|medium)int|(?:tiny|medium|long)text|(?:tiny|medium|long)?blob|n?clob|n?varchar2|nvarchar|ntext|uniqueidentifier|varbinary|u?int(?:16|32|64|128|256)|float(?:32|64)|lowcardinality|string)$/u;

/** The first one; null where there is none. `made`: names of types that the migrations make themselves, in lower case. */
export function foreignType(text: string, outcome: ParseOutcome, made: ReadonlySet<string>): ForeignType | null {
  if (!outcome.ok) return null;
  for (const { start, end, node } of outcome.statements) {
    const type = columnTypes(node).find((name) => FOREIGN.test(name) && !made.has(name));
    if (type === undefined) continue;
    const within = codeOf(text.slice(start, end)).search(new RegExp(String.raw`\b${type}\b`, "iu"));
    return { type, line: lineIndex(text).lineOf(start + Math.max(within, 0)) };
  }
  return null;
}

/** Without a schema, as the parser writes them: in lower case where they are not quoted. */
function columnTypes(node: Node): string[] {
  if ("CreateStmt" in node) return (node.CreateStmt.tableElts ?? []).flatMap(columnType);
  if (!("AlterTableStmt" in node)) return [];
  return (node.AlterTableStmt.cmds ?? []).flatMap((command) =>
    "AlterTableCmd" in command && command.AlterTableCmd.def !== undefined ? columnType(command.AlterTableCmd.def) : [],
  );
}

function columnType(node: Node): string[] {
  const names = "ColumnDef" in node ? (node.ColumnDef.typeName?.names ?? []) : [];
  const [only, ...others] = names.flatMap((name) => ("String" in name ? [name.String.sval ?? ""] : []));
  return only === undefined || others.length > 0 ? [] : [only];
}

/** Types that a text makes, in lower case. */
export function typesMade(text: string): string[] {
  const made = codeOf(text).matchAll(/\bcreate\s+(?:domain|type)\s+(?:if\s+not\s+exists\s+)?(?:\w+\s*\.\s*)?(\w+)/giu);
  return Array.from(made, ([, name = ""]) => name.toLowerCase());
}

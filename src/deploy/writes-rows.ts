/**
 * Whether a statement does more than define: what it writes to rows is in no schema, and no statement takes it back.
 */
import type { Statement } from "../sql/split-statements.ts";
import { splitStatements } from "../sql/split-statements.ts";
import { within } from "../sql/within.ts";

/** Roots of the parse tree that define, or that change nothing; everything else may write rows. */
const DEFINES =
  /^(?:(?:Create|Alter|Define|Comment|Grant)\w*Stmt|(?:Index|View|Rename|Drop|Rule|CompositeType|VariableSet|VariableShow|Transaction|SecLabel|Reindex|Vacuum|Lock|Discard|DropOwned|DropRole|ReassignOwned|ImportForeignSchema|ConstraintsSet|CheckPoint)Stmt)$/u;

export function writesRows(text: string): boolean {
  return splitStatements(text).statements.some(mayWrite);
}

function mayWrite(statement: Statement): boolean {
  const { kind } = statement;
  if (kind === "SelectStmt") return !onlyAsks(statement);
  return kind === null || kind === "CreateTableAsStmt" || !DEFINES.test(kind);
}

/** Of PostgreSQL's own functions those that migrations call for what they do, and that write no rows; and what only computes. */
const HARMLESS =
  /^(?:set_config|current_setting|current_database|current_schemas?|pg_sleep(?:_for|_until)?|pg_(?:try_)?advisory_\w+|pg_notify|pg_backend_pid|version|now|count|min|max|bool_and|bool_or|to_reg\w+|has_\w+_privilege|format|length|lower|upper|replace|array_agg|string_agg|generate_series|currval|lastval)$/u;

/** True for a query that calls nothing that may write. `also`: further functions that count for nothing. */
export function onlyAsks({ node, kind }: Pick<Statement, "node" | "kind">, also: RegExp = /^$/u): boolean {
  if (node === null || kind !== "SelectStmt") return false;
  if (WRITING.some((name) => within(node, name).length > 0)) return false;
  return within(node, "FuncCall").every(({ funcname }) => {
    const names = Array.isArray(funcname) ? funcname.map(nameOf) : [];
    const name = names.at(-1) ?? "";
    return (names.length < 2 || names[0] === "pg_catalog") && (HARMLESS.test(name) || also.test(name));
  });
}

/** With `into` a query makes a table. */
const WRITING = ["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "intoClause"] as const;

function nameOf(part: unknown): string {
  return (part as { readonly String?: { readonly sval?: string } }).String?.sval ?? "";
}

/**
 * On a server that the user lent by URL, statements that reach beyond the gate's own databases are not run at all.
 */
import { splitStatements } from "../sql/split-statements.ts";
import type { Script } from "../tools/tool.ts";
import { ourError } from "./postgres-error.ts";
import type { ScriptFailure } from "./run-script.ts";

const REACHES_BEYOND = new Set([
  "DropdbStmt",
  "CreatedbStmt",
  "AlterSystemStmt",
  "CreateTableSpaceStmt",
  "DropTableSpaceStmt",
]);

/** Cheap: most files need no parsing. */
const WORTH_A_LOOK = /\b(?:drop|create)\s+(?:database|tablespace)\b|\balter\s+system\b/iu;

/** The failure that stands for the statement that is not run; null when all of them may. */
export function refusedOnSharedServer(script: Script): ScriptFailure | null {
  if (!WORTH_A_LOOK.test(script.text)) return null;
  const { statements } = splitStatements(script.text);
  const index = statements.findIndex((statement) => REACHES_BEYOND.has(statement.kind ?? ""));
  const statement = statements[index];
  if (statement === undefined) return null;
  return {
    statement,
    index,
    offset: statement.start,
    lost: false,
    error: ourError(
      "0A000" /* feature_not_supported */,
      "not run: the statement reaches beyond the gate's own database on the server that database-url names",
      "Leave database-url out to try it on a throwaway server.",
    ),
  };
}

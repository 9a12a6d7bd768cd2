/**
 * Whether a statement does more than define: what it writes to rows is in no schema, and no statement takes it back.
 */
import { splitStatements } from "../sql/split-statements.ts";

/** Roots of the parse tree that define, or that change nothing; everything else may write rows. */
const DEFINES =
  /^(?:(?:Create|Alter|Define|Comment|Grant)\w*Stmt|(?:Index|View|Rename|Drop|Rule|CompositeType|VariableSet|VariableShow|Transaction|SecLabel|Reindex|Vacuum|Lock|Discard|DropOwned|DropRole|ReassignOwned|ImportForeignSchema|ConstraintsSet|CheckPoint)Stmt)$/u;

export function writesRows(text: string): boolean {
  return splitStatements(text).statements.some(
    ({ kind }) => kind === null || kind === "CreateTableAsStmt" || !DEFINES.test(kind),
  );
}

/**
 * On a server that the user lent by URL, statements that reach beyond the gate's own databases are not run at all.
 */
import type { Database } from "../postgres/server.ts";
import { withSession } from "../postgres/with-session.ts";
import type { Node } from "../sql/parser.ts";
import type { Statement } from "../sql/split-statements.ts";
import { splitStatements } from "../sql/split-statements.ts";
import type { Script } from "../tools/tool.ts";
import { ourError } from "./our-error.ts";
import type { ScriptFailure } from "./run-script.ts";

const REACHES_BEYOND = new Set([
  "DropdbStmt",
  "CreatedbStmt",
  "AlterSystemStmt",
  "CreateTableSpaceStmt",
  "DropTableSpaceStmt",
]);

/** Cheap: most files need no parsing. */
const WORTH_A_LOOK = /\b(?:database|tablespace)\b|\balter\s+system\b/i;

/** The failure that stands for the statement that is not run; null when all of them may. */
export async function refusedOnSharedServer(script: Script, database: Database): Promise<ScriptFailure | null> {
  if (!WORTH_A_LOOK.test(script.text)) return null;
  const { statements } = splitStatements(script.text);
  const others = await otherDatabases(database, statements.flatMap(namedDatabases));
  const index = statements.findIndex(
    (statement) =>
      REACHES_BEYOND.has(statement.kind ?? "") || namedDatabases(statement).some((name) => others.has(name)),
  );
  const statement = statements[index];
  if (statement === undefined) return null;
  return {
    statement,
    index,
    offset: statement.start,
    lost: false,
    refused: true,
    error: ourError("0A000" /* feature_not_supported */, "not run on a server that was given by URL"),
  };
}

/** Databases of the server that are not this one: who names one that does not exist is told so by PostgreSQL. */
async function otherDatabases(database: Database, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const rows = await withSession(database, (session) =>
    session.query<{ name: string }>(
      `select datname as name from pg_catalog.pg_database
        where datname = any($1) and datname <> pg_catalog.current_database() order by datname`,
      [names],
    ),
  );
  return new Set(rows.map((row) => row.name));
}

interface DatabaseStatement {
  readonly dbname?: string;
  /** `alter database … rename to` */
  readonly subname?: string;
  readonly renameType?: string;
  /** `comment on database`, `grant … on database` */
  readonly objtype?: string;
  /** `alter database … owner to` */
  readonly objectType?: string;
  readonly object?: StringNode;
  readonly objects?: readonly StringNode[];
}

interface StringNode {
  readonly String?: { readonly sval?: string };
}

/** Databases that a statement about databases names. */
function namedDatabases({ kind, node }: Statement): string[] {
  if (kind === null || node === null || !ABOUT_DATABASES.has(kind)) return [];
  const statement = node[kind as keyof Node] as DatabaseStatement;
  const { dbname, subname, renameType, objtype, objectType, object, objects = [] } = statement;
  if (dbname !== undefined) return [dbname];
  if (![renameType, objtype, objectType].includes("OBJECT_DATABASE")) return [];
  return [subname, object?.String?.sval, ...objects.map((each) => each.String?.sval)].flatMap((name) => name ?? []);
}

const ABOUT_DATABASES = new Set([
  "AlterDatabaseStmt",
  "AlterDatabaseSetStmt",
  "AlterDatabaseRefreshCollStmt",
  "RenameStmt",
  "AlterOwnerStmt",
  "CommentStmt",
  "GrantStmt",
  "SecLabelStmt",
]);

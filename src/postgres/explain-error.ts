/**
 * Says what PostgreSQL's error does not: what is missing here that production has, and where to get it. Pure; knows
 * only the error, the statement and the server's kind. Null where PostgreSQL's message says it all.
 */
import type { ErrorContext, Explain, Explanation } from "./explanation.ts";
import { code, configFile, here } from "./explanation.ts";
import { missingExtension, missingPreload } from "./missing-extension.ts";
import { missingDatabase, missingMember, missingRole, missingSchema } from "./missing-object.ts";
import { newerMajor, removedSetting } from "./other-major.ts";
import type { PostgresError } from "./session.ts";
import { copyRefusal } from "./simple-query.ts";

/** The first that knows something has the word. */
const explainers: readonly Explain[] = [
  missingExtension,
  missingPreload,
  newerMajor,
  removedSetting,
  missingRole,
  missingDatabase,
  missingMember,
  missingSchema,
  psqlCommand,
  copyFromStandardInput,
  timeout,
  notInTransaction,
  newEnumValue,
  endedSession,
  diskFull,
  insufficientPrivilege,
];

export function explainError(error: PostgresError, context: ErrorContext): Explanation | null {
  for (const explain of explainers) {
    const explanation = explain(error, context);
    if (explanation !== null) return explanation;
  }
  return null;
}

function psqlCommand(error: PostgresError): Explanation | null {
  if (error.code !== "42601" || !/near "\\/.test(error.message)) return null;
  return {
    explanation:
      "A line that begins with a backslash is a command of psql. PostgreSQL itself does not know it, and migration tools send files to PostgreSQL as they are.",
    remedy: "Write SQL instead, or move what psql does into the script that deploys.",
  };
}

function copyFromStandardInput(error: PostgresError): Explanation | null {
  if (!error.message.includes(copyRefusal)) return null;
  return {
    explanation: "`copy … from stdin` waits for data that only psql sends along with a file.",
    remedy: "Write the rows as `insert` statements.",
  };
}

function timeout(error: PostgresError, context: ErrorContext): Explanation | null {
  if (error.code === "57014" && error.message.includes("statement timeout")) {
    return {
      explanation: "The statement did not end within the gate's statement timeout, on a server that nobody else uses.",
      remedy: `If it needs that long, raise \`statement-timeout:\` in ${configFile}.`,
    };
  }
  if (error.code !== "55P03" || !/timeout/.test(error.message)) return null;
  return {
    explanation: `The statement waited for a lock that is never given, on ${here(context)}, which nobody else uses: another session of the same migration holds it.`,
    remedy: "Commit before the statement that needs the lock.",
  };
}

function notInTransaction(error: PostgresError, { oneMessage = false }: ErrorContext): Explanation | null {
  const what =
    error.code === "25001"
      ? /^(.+) cannot (?:run inside|be executed from|run from)/.exec(error.message)?.[1]
      : undefined;
  if (what === undefined) return null;
  if (oneMessage)
    return {
      explanation: `${code(what)} needs to be outside of any transaction; the tool sends the file's statements as one message, which is one.`,
      remedy: "Put the statement into a migration of its own.",
    };
  return {
    explanation: `${code(what)} needs to be outside of any transaction; the migration tool wraps the file in one, or sends several statements as one message, which is a transaction too.`,
    remedy: "Put the statement into a migration of its own, and switch the tool's transaction off for that file.",
  };
}

function newEnumValue(error: PostgresError): Explanation | null {
  if (error.code !== "55P04") return null;
  return {
    explanation: "A value that `alter type … add value` has added cannot be used before that transaction is committed.",
    remedy: "Add the value in one migration and use it in the next.",
  };
}

function endedSession(error: PostgresError): Explanation | null {
  if (error.code !== "57P01") return null;
  return {
    explanation: "The migration ended its own session.",
    remedy:
      "Leave its own session out: `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() …`.",
  };
}

/** A throwaway server lives in memory where there is plenty, or in the folder for temporary files. */
function diskFull(error: PostgresError, context: ErrorContext): Explanation | null {
  if (error.code !== "53100" || context.source === "url") return null;
  return {
    explanation: "The file system of the throwaway server is full.",
    remedy: "Set `TMPDIR` to a folder with more room.",
  };
}

/** Elsewhere than behind a URL, the gate is superuser. */
function insufficientPrivilege(error: PostgresError, context: ErrorContext): Explanation | null {
  if (error.code !== "42501" || context.source !== "url") return null;
  return {
    explanation:
      "The role of `database-url` may not do this. The gate does not know which role the migrations have in production.",
    remedy: "Use the superuser of a service container (`POSTGRES_USER`), or grant the role what production's role has.",
  };
}

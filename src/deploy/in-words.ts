/**
 * What PostgreSQL says apart from the migrations is about the role, its settings, or the connection: in a sentence, with what to do.
 */
import { UserError, messageOf } from "../errors.ts";
import { isConnectionLost, isRefused } from "../postgres/connection-lost.ts";
import { postgresErrorOf } from "../replay/postgres-error.ts";
import { JOURNAL_TABLE, JournalRefused } from "./journal.ts";
import { rootOf } from "./root-of.ts";
import type { Target } from "./target-database.ts";

/** The error itself where it is none of PostgreSQL's. */
export function inWords(error: unknown, { title, role }: Pick<Target, "title" | "role">): unknown {
  const root = rootOf(error);
  const reason = postgresErrorOf(root);
  const known = REMEDIES[reason?.code ?? ""];
  if (reason !== null && known === undefined && isRefused(root)) {
    return new UserError(`${title} lets in no further session: ${reason.message} (SQLSTATE ${reason.code}).`, {
      remedy: REFUSED[reason.code] ?? "Mend what it names, and run it again: it finds out where the database is.",
      cause: error,
    });
  }
  if (known === undefined && isConnectionLost(root)) {
    return new UserError(`The connection to ${title} was lost: ${messageOf(root)}.`, {
      remedy: "Run it again: it finds out where the database is.",
      cause: error,
    });
  }
  if (reason === null) return error;
  return new UserError(`PostgreSQL refuses at ${title}: ${reason.message} (SQLSTATE ${reason.code}).`, {
    remedy: known ?? (reason.code === "42501" ? `The role \`${role}\` ${RIGHTS}` : whose(error)),
    cause: error,
  });
}

const RIGHTS =
  "needs what the tool's role has: to read the schema, and to write the tool's table and to create tables beside it.";

const OTHER =
  "The tool meets the same: see to what it names (the tool's table, a setting of the role or the database), and run it again.";

const JOURNAL = `It is about the table \`${JOURNAL_TABLE}\`, in which \`apply\` keeps account of a migration in several transactions, and which is gone when it has ended. Let it be made (a trigger of the database's own may except it), or have the tool itself run what is pending.`;

function whose(error: unknown): string {
  return error instanceof JournalRefused ? JOURNAL : OTHER;
}

const REFUSED: Readonly<Record<string, string>> = {
  "53300":
    "`apply` needs three sessions at a time: close others, or raise `connection limit` of the role or the database, or `max_connections`.",
};

const TRANSACTION_TIMEOUT =
  "A timeout of the role, the database or the server has ended the session. Raise it, or write `session-setup: set transaction_timeout = 0; set idle_in_transaction_session_timeout = 0` in the config file.";

const REMEDIES: Readonly<Record<string, string>> = {
  "25P03": TRANSACTION_TIMEOUT,
  "25P04": TRANSACTION_TIMEOUT,
  "25006":
    "Its sessions are read-only: `default_transaction_read_only` is on for the role, the database or the server. Switch it off, give another role, or write `session-setup: set default_transaction_read_only = off` in the config file.",
  "3F000":
    "The search path leads to no schema that is there. Set one for the role or the database, or write `session-setup: set search_path = …` in the config file.",
  "57014":
    "A `statement_timeout` of the role, the database or the server ended it before there was an answer. Raise it, or write `session-setup: set statement_timeout = 0` in the config file.",
};

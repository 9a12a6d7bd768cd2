/**
 * On a server that the user lent by URL, statements that reach beyond the gate's own databases are not run at all: what
 * would change other databases, roles that were there before, the server's configuration, files or programs.
 */
import type { ClusterState } from "../postgres/cluster-state.ts";
import type { Database } from "../postgres/server.ts";
import { UserError } from "../errors.ts";
import type { Statement } from "../sql/split-statements.ts";
import { splitStatements } from "../sql/split-statements.ts";
import type { Script } from "../tools/tool.ts";
import { ourError } from "./our-error.ts";
import type { ScriptFailure } from "./run-script.ts";
import { mayReachBeyondDatabase, namesIt, sharedCommandsIn } from "./shared-commands.ts";
import { sharedUse } from "./shared-use.ts";

/** The failure that stands for the statement that is not run; null when all of them may. */
export async function refusedOnSharedServer(
  script: Script,
  lent: ClusterState,
  database: Pick<Database, "name">,
): Promise<ScriptFailure | null> {
  return refusalOf(script.text, lent, database.name);
}

/** As above, for a text that is in no file. `own`: the name of the gate's database. */
export function refusalOf(text: string, lent: ClusterState, own: string): ScriptFailure | null {
  if (!mayReachBeyondDatabase(text)) return null;
  const { statements } = splitStatements(text);
  for (const [index, statement] of statements.entries()) {
    const reason = reachesBeyond(statement, lent, own);
    if (reason === null) continue;
    const error = ourError("0A000" /* feature_not_supported */, `not run on a server that was given by URL: ${reason}`);
    return { statement, index, offset: statement.start, lost: false, refused: true, error };
  }
  return null;
}

/** The same for the SQL of the config file, which a pull request can change as well. */
export async function refuseSetup(
  { setup, sessionSetup }: { readonly setup: string | null; readonly sessionSetup: string | null },
  lent: ClusterState,
  database: Pick<Database, "name">,
): Promise<void> {
  for (const [key, text] of [["setup", setup] as const, ["session-setup", sessionSetup] as const]) {
    const refusal = text === null ? null : await refusedOnSharedServer({ file: key, text }, lent, database);
    if (refusal === null) continue;
    throw new UserError(`\`${key}\` in the config file is ${refusal.error.message}`, {
      remedy: "Leave the statement out, or leave `database-url` out: on a throwaway server it is run.",
    });
  }
}

/** Why a statement is not run, as the end of a sentence; null when it may. */
function reachesBeyond(statement: Statement, lent: ClusterState, own: string): string | null {
  const { kind, node } = statement;
  if (kind === null || node === null) return inBody(statement.text, lent, own);
  if (kind === "DoStmt" || kind === "CreateFunctionStmt") return inBody(statement.text, lent, own);
  const use = sharedUse(kind, node);
  if (use === null) return null;
  if (use.always !== null) return use.always;
  const roles = use.roles.map((name) => name ?? lent.user).filter((name) => !use.undone || name !== lent.user);
  const role = roles.find((name) => isRole(lent, name));
  const granted = use.granted?.some((name) => isRole(lent, name ?? lent.user)) ?? true;
  if (role !== undefined && granted) return aboutRole(role);
  const other = use.databases.find((name) => name !== own && lent.databases.some((each) => each.name === name));
  return other === undefined ? null : aboutDatabase(other);
}

function isRole({ roles }: ClusterState, name: string): boolean {
  return roles.some((role) => role.name === name);
}

function aboutRole(name: string): string {
  return `the role \`${name}\` was there before`;
}

function aboutDatabase(name: string): string {
  return `the database \`${name}\` is not the gate's`;
}

const OWN_ROLE = /\b(?:current_user|current_role|session_user)\b/iu;
const ITS_SETTINGS = /^alter\s+(?:role|user)\s+\S+\s+(?:set|reset)\b/iu;
const ITS_MEMBERSHIPS = /^(?:grant|revoke)\b/iu;

/** What a body runs is only known when it runs; its text tells what it may. */
function inBody(text: string, lent: ClusterState, own: string): string | null {
  for (const command of sharedCommandsIn(text)) {
    if (command.always) return "its body has a command for the whole server";
    if (command.about === "databases") {
      const other = lent.databases.find(({ name }) => name !== own && namesIt(command.text, name));
      if (other !== undefined) return aboutDatabase(other.name);
      continue;
    }
    // Of a membership the member counts: whoever is granted stays as it is.
    const changed = command.text.replace(/^(?:grant|revoke)\b[^;]*?\b(?:to|from)\b/iu, "");
    const role = lent.roles.find(({ name }) => name !== lent.user && namesIt(changed, name));
    const undone = ITS_SETTINGS.test(command.text) || ITS_MEMBERSHIPS.test(command.text);
    const isOwn = OWN_ROLE.test(command.text) || namesIt(command.text, lent.user);
    if (isOwn && !undone) return aboutRole(lent.user);
    if (role !== undefined) return aboutRole(role.name);
  }
  return null;
}

/**
 * Why a statement of a script fails, as far as the script itself tells: psql's commands, data for COPY, another dialect, a
 * byte order mark, a server process that is gone. For everything else the error is asked.
 */
import { code } from "../postgres/explanation.ts";
import { explainError } from "../postgres/explain-error.ts";
import type { Server } from "../postgres/server.ts";
import { nameDialect } from "../sql/dialect.ts";
import { lineIndex } from "../sql/positions.ts";
import { findPsqlCommands } from "../sql/psql-commands.ts";
import { scanStatements } from "../sql/scan-statements.ts";
import type { Script } from "../tools/tool.ts";
import { isOurs } from "./our-error.ts";
import type { ScriptFailure } from "./run-script.ts";

export interface Reason {
  readonly explanation: string;
  readonly remedy: string | null;
}

/** SQLSTATE syntax_error: here the file may be of another dialect, or for psql. */
export const SYNTAX_ERROR = "42601";

export async function explainFailure(
  server: Pick<Server, "major" | "source">,
  script: Script,
  failure: ScriptFailure,
  oneMessage: boolean,
): Promise<Reason | null> {
  if (failure.refused === true) return reachesBeyond;
  if (isOurs(failure.error)) return failure.lost ? endedWithoutWord : null;
  if (failure.error.code === SYNTAX_ERROR) {
    const reason = byteOrderMark(script) ?? psqlCommand(script) ?? dataOfCopy(script, failure);
    const found = reason ?? (await otherDialect(script, failure));
    if (found !== null) return found;
  }
  const statement = failure.statement?.text ?? script.text;
  return explainError(failure.error, { major: server.major, source: server.source, statement, oneMessage });
}

const reachesBeyond: Reason = {
  explanation:
    "The statement reaches beyond the gate's own databases, and the server is yours: the gate changes nothing else on it.",
  remedy:
    "Leave `database-url` out: on a throwaway server the statement is run. Roles that the migrations alter are theirs to alter when `setup` in the config file creates them, instead of somebody before.",
};

const endedWithoutWord: Reason = {
  explanation: "The server process that ran the statement ended without a word: it crashed, or something killed it.",
  remedy: "Run the file on a server of your own and look into its log.",
};

function byteOrderMark({ text }: Script): Reason | null {
  if (!text.startsWith("\uFEFF")) return null;
  return {
    explanation:
      "The file begins with a byte order mark (U+FEFF). To PostgreSQL it is part of the first word, and the tool sends the file as it is.",
    remedy: "Save the file as UTF-8 without a byte order mark.",
  };
}

function psqlCommand({ text }: Script): Reason | null {
  const command = findPsqlCommands(text)[0];
  if (command === undefined) return null;
  return {
    explanation: `Line ${command.line} is ${code(command.command)}, a command of psql. PostgreSQL itself does not know it, and migration tools send files to PostgreSQL as they are.`,
    remedy: "Write SQL instead, or move what psql does into the script that deploys.",
  };
}

function dataOfCopy({ text }: Script, { offset }: ScriptFailure): Reason | null {
  if (offset === null) return null;
  for (const { start, sent, next, readsData } of scanStatements(text)) {
    if (!readsData || offset < sent || offset > next) continue;
    return {
      explanation: `What follows the \`copy … from stdin\` of line ${lineIndex(text).lineOf(start)} is data. Only psql tells it from SQL; migration tools send files to PostgreSQL as they are.`,
      remedy: "Write the rows as `insert` statements.",
    };
  }
  return null;
}

async function otherDialect({ text }: Script, { offset }: ScriptFailure): Promise<Reason | null> {
  const dialect = await nameDialect(text, offset ?? undefined);
  if (dialect === null) return null;
  return {
    explanation: `This is ${dialect.dialect}: ${code(dialect.evidence)} at line ${dialect.line}.`,
    remedy: "Write it in PostgreSQL's SQL, or move the file to a folder of its own.",
  };
}

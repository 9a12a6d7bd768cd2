/**
 * Explains that a statement is for a newer or an older major version than this server's.
 */
import type { ErrorContext, Explanation } from "./explanation.ts";
import { code, configFile, here, missingName } from "./explanation.ts";
import { features, newcomers, removedSettings } from "./features.ts";
import type { PostgresError } from "./session.ts";

/** Errors that a server gives to what it does not know: syntax, names, options, things not supported yet. */
const unknownCodes: ReadonlySet<string> = new Set([
  "42601",
  "42883",
  "42704",
  "42P01",
  "42703",
  "0A000",
  "22023",
  "22007",
  "0LP01",
]);

export function newerMajor(error: PostgresError, context: ErrorContext): Explanation | null {
  if (!unknownCodes.has(error.code)) return null;
  const found = newFeature(error, context) ?? newName(error, context);
  if (found === null) return null;
  return {
    explanation: `${capitalize(found.title)} needs PostgreSQL ${found.major} or later; this ran on ${here(context)}.`,
    remedy:
      context.source === "url"
        ? `Let the server behind \`database-url\` be of production's version, at least ${found.major}.`
        : `If production runs ${found.major} or later, set \`postgres: ${found.major}\` in ${configFile} (or \`--postgres ${found.major}\`).`,
  };
}

/** The newest of the features that the statement uses and this server lacks: all of them are needed. */
function newFeature(error: PostgresError, context: ErrorContext): { title: string; major: number } | null {
  const statement = withoutText(context.statement);
  const used = features.filter(({ major, statement: pattern, message }) => {
    if (major <= context.major) return false;
    if (message !== undefined ? !message.test(error.message) : error.code !== "42601" && error.code !== "42883")
      return false;
    return pattern === undefined || pattern.test(statement);
  });
  return used.sort((a, b) => b.major - a.major)[0] ?? null;
}

function newName(error: PostgresError, context: ErrorContext): { title: string; major: number } | null {
  const name = missingName(error);
  if (name === null) return null;
  for (const [major, names] of Object.entries(newcomers)) {
    if (Number(major) > context.major && names.includes(name)) return { title: code(name), major: Number(major) };
  }
  return null;
}

export function removedSetting(error: PostgresError, context: ErrorContext): Explanation | null {
  const name = /^unrecognized configuration parameter "([^"]+)"/.exec(error.message)?.[1];
  if (name === undefined || !Object.hasOwn(removedSettings, name)) return null;
  return {
    explanation: `The setting ${code(name)} is gone since PostgreSQL ${removedSettings[name]}; this ran on ${here(context)}.`,
    remedy: "Remove the line, or run on production's major version.",
  };
}

/** Comments and string literals blanked; the bodies of dollar quotes stay, as they are code. */
function withoutText(statement: string): string {
  return statement.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, " ");
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

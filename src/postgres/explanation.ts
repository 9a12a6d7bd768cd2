/**
 * The form of an explanation, and the words that all of them share.
 */
import type { Server } from "./server.ts";
import type { PostgresError } from "./session.ts";

export interface ErrorContext {
  readonly major: number;
  readonly source: Server["source"];
  /** Text of the statement that failed (or of the whole message, when the statement is not known). */
  readonly statement: string;
  /** True when the file was sent as one message, without a transaction of the tool's. */
  readonly oneMessage?: boolean;
}

export interface Explanation {
  /** One or two sentences. Markdown. */
  readonly explanation: string;
  /** An imperative. Markdown. */
  readonly remedy: string | null;
}

export type Explain = (error: PostgresError, context: ErrorContext) => Explanation | null;

/** Where the user configures the gate. */
export const configFile = "`.github/migration-gate.yml`";

const origins: Readonly<Record<Server["source"], string>> = {
  url: "from `database-url`",
  installed: "installed on this machine",
  embedded: "embedded",
};

export function here(context: ErrorContext): string {
  return `PostgreSQL ${context.major} (${origins[context.source]})`;
}

/** Names come from SQL: they stay inside their back-quotes. */
export function code(name: string): string {
  return `\`${name.replaceAll("`", "'")}\``;
}

/** The reserved words that somebody might call a role, a schema or an extension. */
const reserved = /^(?:all|analyse|default|end|group|order|primary|select|table|user)$/;

/** As PostgreSQL would need it in SQL. */
export function identifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** The unqualified name in `function pg_catalog.x(integer) does not exist` and its like. */
export function missingName(error: PostgresError): string | null {
  const pattern =
    /^(?:function (?:\w+\.)?"?(\w+)"?\(|(?:role|relation|type|operator class) "(?:\w+\.)?([\w-]+)"|unrecognized configuration parameter "([^"]+)")/;
  const match = pattern.exec(error.message);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? null;
}

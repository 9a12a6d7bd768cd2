/**
 * Explains that something is missing that is made outside the migrations: a role, a database, a schema, an extension's
 * functions and types.
 */
import type { Explanation } from "./explanation.ts";
import { code, configFile, identifier, missingName } from "./explanation.ts";
import { extensionOf } from "./extensions.ts";
import type { PostgresError } from "./session.ts";

/** Roles that come with a platform and not with PostgreSQL. */
const platformRoles: readonly { readonly pattern: RegExp; readonly platform: string }[] = [
  { pattern: /^(?:anon|authenticated|authenticator|service_role|supabase_\w+|dashboard_user)$/, platform: "Supabase" },
  { pattern: /^rds/, platform: "Amazon RDS" },
  { pattern: /^cloudsql/, platform: "Google Cloud SQL" },
  { pattern: /^azure_/, platform: "Azure" },
  { pattern: /^neon/, platform: "Neon" },
];

export function missingRole(error: PostgresError): Explanation | null {
  const name = /^role "(.+)" does not exist$/.exec(error.message)?.[1];
  if (name === undefined) return null;
  const platform = platformRoles.find(({ pattern }) => pattern.test(name))?.platform;
  const origin = platform === undefined ? "Roles belong to a server, not to a database" : `It is a role of ${platform}`;
  return {
    explanation: `The role ${code(name)} does not exist on this server. ${origin}, so the migrations do not bring it.`,
    remedy: `Add ${code(`create role ${identifier(name)};`)} to \`setup:\` in ${configFile}.`,
  };
}

export function missingDatabase(error: PostgresError): Explanation | null {
  const name = error.code === "3D000" ? /^database "(.+)" does not exist$/.exec(error.message)?.[1] : undefined;
  if (name === undefined) return null;
  return {
    explanation: `The migration names the database ${code(name)}, but it runs in a database of another name here, as it does wherever two environments share a server.`,
    remedy:
      "Build the statement with `current_database()`: `do $$ begin execute format('alter database %I …', current_database()); end $$;`.",
  };
}

/** A function, type or operator class that an extension brings. */
export function missingMember(error: PostgresError): Explanation | null {
  if (error.code !== "42883" && error.code !== "42704") return null;
  const name = missingName(error);
  const extension = name === null ? null : extensionOf(name);
  if (name === null || extension === null) return null;
  return {
    explanation: `${code(name)} comes with the extension ${code(extension)}, which no migration has created at this point (or not in a schema of the \`search_path\`).`,
    remedy: `Run ${code(`create extension if not exists ${identifier(extension)};`)} in a migration before this one, or, where an administrator has created it, in \`setup:\` in ${configFile}.`,
  };
}

export function missingSchema(error: PostgresError): Explanation | null {
  const name = error.code === "3F000" ? /^schema "(.+)" does not exist$/.exec(error.message)?.[1] : undefined;
  if (name === undefined) return null;
  const supabase = /^(?:auth|extensions|realtime|storage|vault)$/.test(name);
  return {
    explanation: `No migration has created the schema ${code(name)} at this point.${supabase ? " On Supabase it comes with the platform." : ""}`,
    remedy: supabase
      ? `Use \`image: supabase/postgres\` as service container, or create what is needed of it in \`setup:\` in ${configFile}.`
      : `Add ${code(`create schema if not exists ${identifier(name)};`)} to a migration before this one or, where it is made outside the migrations, to \`setup:\` in ${configFile}.`,
  };
}

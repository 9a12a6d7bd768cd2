/**
 * Roles belong to the whole server, so a migration that creates one would fail on the second path ("already exists").
 * Roles that a path created are set aside under another name before the next path starts, and dropped in the end.
 */
import type { Database } from "../postgres/server.ts";
import { withSession } from "../postgres/with-session.ts";
import { escapeIdentifier } from "pg";

const CREATES_ROLE = /\bcreate\s+(?:role|user|group)\b/i;

export function createsRoles(texts: readonly string[]): boolean {
  return texts.some((text) => CREATES_ROLE.test(text));
}

export async function listRoles(database: Database): Promise<ReadonlySet<string>> {
  const rows = await withSession(database, (session) =>
    session.query<{ name: string }>("select rolname as name from pg_catalog.pg_roles order by 1"),
  );
  return new Set(rows.map((row) => row.name));
}

/** Roles that are new since `before` and that the migrations name: on a shared server others may come and go. */
export async function newRoles(
  database: Database,
  before: ReadonlySet<string>,
  texts: readonly string[],
): Promise<string[]> {
  const now = await listRoles(database);
  return [...now].filter((role) => !before.has(role) && texts.some((text) => text.includes(role)));
}

/** Gives the roles names of the database's own; whatever refers to them follows. Returns the new names. */
export async function setRolesAside(database: Database, roles: readonly string[]): Promise<string[]> {
  const session = await database.connect();
  try {
    const aside = roles.map((role, index) => ({ role, name: `${database.name}_role_${index}` }));
    for (const { role, name } of aside) {
      await session.query(`alter role ${escapeIdentifier(role)} rename to ${escapeIdentifier(name)}`);
    }
    return aside.map(({ name }) => name);
  } finally {
    await session.end();
  }
}

/** Nothing may depend on them any more: the databases are gone. */
export async function dropRoles(database: Database, roles: readonly string[]): Promise<void> {
  const session = await database.connect();
  try {
    for (const role of roles) await session.query(`drop role if exists ${escapeIdentifier(role)}`);
  } finally {
    await session.end();
  }
}

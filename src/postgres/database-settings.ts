/**
 * Settings that belong to a database (`alter database … set`, `alter role … in database … set`): rows of
 * pg_db_role_setting, which `create database … template` does not copy.
 */
import type { PgSession } from "./pg-session.ts";

/** Settings whose stored value is a list of quoted identifiers (GUC_LIST_QUOTE in PostgreSQL's guc_tables.c). */
const listSettings: ReadonlySet<string> = new Set([
  "local_preload_libraries",
  "search_path",
  "session_preload_libraries",
  "shared_preload_libraries",
  "temp_tablespaces",
  "unix_socket_directories",
]);

/** Gives the database `to` the settings of the database `from`. */
export async function copySettings(admin: PgSession, from: string, to: string): Promise<void> {
  const rows = await admin.query<{ role: string | null; settings: string[] }>(
    `select pg_catalog.quote_ident(r.rolname) as role, s.setconfig as settings
       from pg_catalog.pg_db_role_setting s
       join pg_catalog.pg_database d on d.oid = s.setdatabase
       left join pg_catalog.pg_roles r on r.oid = s.setrole
      where d.datname = $1
      order by s.setrole`,
    [from],
  );
  for (const { role, settings } of rows) {
    const target = role === null ? `alter database ${to}` : `alter role ${role} in database ${to}`;
    for (const setting of settings) await admin.query(`${target} set ${assignment(setting)}`);
  }
}

/** `name = value` as SQL, out of the stored `name=value`. */
export function assignment(setting: string): string {
  const equals = setting.indexOf("=");
  const [name, value] = [setting.slice(0, equals), setting.slice(equals + 1)];
  const values = listSettings.has(name.toLowerCase()) ? elements(value) : [value];
  return `${name.split(".").map(quoteIdentifier).join(".")} = ${values.map(quoteLiteral).join(", ")}`;
}

/** The elements of a list such as `"$user", public`. */
function elements(list: string): string[] {
  const found = [...list.matchAll(/"((?:[^"]|"")*)"|([^\s,"]+)/g)];
  return found.length === 0 ? [""] : found.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function quoteLiteral(value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return value.includes("\\") ? `E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}

/**
 * What a client may ask for when it connects. `replication` turns the connection into one for the whole server, whose commands
 * (slots, base backups) are no SQL (manual, "Streaming Replication Protocol"): only what is known to be a setting is passed on.
 */

/** In small letters; the server does not mind the case. */
const KNOWN = new Set([
  "user",
  "database",
  "options",
  "application_name",
  "client_encoding",
  "client_min_messages",
  "datestyle",
  "intervalstyle",
  "timezone",
  "extra_float_digits",
  "bytea_output",
  "standard_conforming_strings",
  "search_path",
  "role",
  "statement_timeout",
  "lock_timeout",
  "transaction_timeout",
  "idle_in_transaction_session_timeout",
  "idle_session_timeout",
  "default_transaction_isolation",
  "default_transaction_read_only",
  "default_transaction_deferrable",
  "default_tablespace",
  "default_table_access_method",
  "synchronous_commit",
  "check_function_bodies",
  "row_security",
  "work_mem",
  "maintenance_work_mem",
  "jit",
  "geqo",
  "plan_cache_mode",
  "lc_messages",
  "lc_monetary",
  "lc_numeric",
  "lc_time",
  "xmloption",
  "tcp_keepalives_idle",
  "tcp_keepalives_interval",
  "tcp_keepalives_count",
  "tcp_user_timeout",
]);

/** Why a connection that asks for these is not opened; null when it may be. */
export function refusalOfStartup(startup: ReadonlyMap<string, string>): string | null {
  if (startup.has("replication")) {
    return "replication connections are not passed on: they reach the whole server, beyond the database of this run";
  }
  const unknown = [...startup.keys()].find((name) => !isSetting(name));
  if (unknown === undefined) return null;
  return `the startup parameter "${unknown}" is not passed on; where it is a setting, give it by "options" (-c ${unknown}=...) or with SET`;
}

/** A name with a dot is an extension's or the program's own; `_pq_.` are options of later protocols, which are declined. */
function isSetting(name: string): boolean {
  return KNOWN.has(name.toLowerCase()) || name.includes(".");
}

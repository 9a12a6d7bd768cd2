/**
 * The PostgreSQL servers that all tests share (started by global-setup.js). Make databases of your own, and drop them.
 */
import { randomBytes } from "node:crypto";

/** Connection URL of a superuser, database `postgres`. */
export function serverUrl(major: 14 | 18): string {
  const url = process.env[`MIGRATION_GATE_TEST_PG${major}`];
  if (url === undefined) throw new Error(`There is no PostgreSQL ${major} for the tests.`);
  return url;
}

/** Named as the gate names its own, which it does not tell among those that somebody made while migrations ran. */
export function databaseName(): string {
  return `migration_gate_${randomBytes(6).toString("hex")}`;
}

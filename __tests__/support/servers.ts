/**
 * The PostgreSQL servers that all tests share (started by global-setup.js). Make databases of your own, and drop them.
 */

/** Connection URL of a superuser, database `postgres`. */
export function serverUrl(major: 14 | 18): string {
  const url = process.env[`MIGRATION_GATE_TEST_PG${major}`];
  if (url === undefined) throw new Error(`There is no PostgreSQL ${major} for the tests.`);
  return url;
}

/**
 * The advisory lock that a tool's own run holds: while the gate works, the tool waits or refuses as it does beside itself. Tools that
 * are not listed have none (diesel, dbmate, drizzle, goose's command line, refinery, Supabase), or keep it in a table (Liquibase).
 */
import type { Tool } from "../tools/tool.ts";

export interface LockPlace {
  readonly database: string;
  readonly schema: string;
  /** The tool's table, without its schema. */
  readonly table: string;
}

const KEYS: Readonly<Record<string, (place: LockPlace) => bigint>> = {
  // sqlx-postgres/src/migrate.rs: `generate_lock_id`
  sqlx: ({ database }) => 0x3d32ad9en * BigInt(crc32(database)),
  // database/util.go: `GenerateAdvisoryLockId`
  "golang-migrate": ({ database, schema, table }) =>
    BigInt.asUintN(32, BigInt(crc32([schema, table, database].join("\0"))) * 1486364155n),
  // schema-engine: `acquire_lock` of the PostgreSQL flavour
  prisma: () => 72707369n,
  // PostgreSQLAdvisoryLockTemplate.java; Java's hash of `"schema"."table"`
  flyway: ({ schema, table }) => 0x466c79776179n + BigInt(javaHash(`"${schema}"."${table}"`)),
  // src/pgReal.ts: `ADVISORY_LOCK_MIGRATE`
  "graphile-migrate": () => 4727445306447283n,
  // src/runner.ts: `PG_MIGRATE_LOCK_ID`
  "node-pg-migrate": () => 7241865325823964n,
  // sql/postgres/driver.go: `Lock`; cmd/atlas/internal/cmdapi/migrate.go: `applyLockValue`
  atlas: () => BigInt(fnv1("atlas_migrate_execute")),
};

/** Null for a tool that takes none. */
export function toolLockKey({ name }: Tool, place: LockPlace): string | null {
  const key = Object.hasOwn(KEYS, name) ? KEYS[name]?.(place) : undefined;
  return key === undefined ? null : String(BigInt.asIntN(64, key));
}

/** CRC-32/ISO-HDLC; Node.js has one of its own from 20.15 on only. */
function crc32(text: string): number {
  let sum = 0xffffffff;
  for (const byte of Buffer.from(text, "utf8")) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

function javaHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  return hash;
}

/** FNV-1, 32 bits. */
function fnv1(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, "utf8")) hash = Math.imul(hash, 0x01000193) ^ byte;
  return hash >>> 0;
}

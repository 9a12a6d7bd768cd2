/**
 * Which migrations have no row of their own in a tool's record.
 */
import type { Migration, RecordedMigration } from "./tool.ts";

/** Of several migrations with one version, the recorded one is known by its checksum. In the order given. */
export function notRecorded(
  recorded: readonly Pick<RecordedMigration, "version" | "checksum">[],
  migrations: readonly Migration[],
): Migration[] {
  const rows = new Map<string, number>();
  for (const { version } of recorded) rows.set(version, (rows.get(version) ?? 0) + 1);
  const exact = new Set(recorded.map(({ version, checksum }) => `${version} ${checksum}`));
  const isExact = ({ version, checksum }: Migration): boolean => exact.has(`${version} ${checksum}`);
  const without = new Set<Migration>();
  for (const migration of [...migrations.filter(isExact), ...migrations.filter((each) => !isExact(each))]) {
    const left = rows.get(migration.version) ?? 0;
    rows.set(migration.version, left - 1);
    if (left <= 0) without.add(migration);
  }
  return migrations.filter((each) => without.has(each));
}

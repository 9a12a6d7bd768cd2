/**
 * What a tool has recorded, compared: the order of the rows says nothing.
 */
import type { RecordedMigration } from "../tools/tool.ts";

/** A text for each row, sorted; equal for rows that say the same. */
export function recordTexts(recorded: readonly RecordedMigration[]): string[] {
  return recorded
    .map(({ version, name, checksum, finished }) => JSON.stringify([version, name, checksum, finished]))
    .sort();
}

export function sameRecord(one: readonly RecordedMigration[], other: readonly RecordedMigration[]): boolean {
  return recordTexts(one).join("\n") === recordTexts(other).join("\n");
}

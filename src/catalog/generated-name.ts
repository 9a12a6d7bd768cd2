/**
 * Tells names that PostgreSQL made up from names that somebody gave.
 * The rules are those of makeObjectName() and ChooseRelationName() in PostgreSQL's src/backend/commands/indexcmds.c.
 */

/** NAMEDATALEN - 1, in bytes. */
const LONGEST_NAME = 63;

export interface NameParts {
  readonly table: string;
  /** Null where the pattern has no column part (`trips_pkey`, `trips_check`). */
  readonly columns: readonly string[] | null;
  /** pkey, key, fkey, check, excl, idx, seq */
  readonly label: string;
}

/** True when PostgreSQL, asked for no particular name, could have chosen this one: the label may carry a number. */
export function isGeneratedName(name: string, parts: NameParts): boolean {
  const number = /(?:[1-9][0-9]*)?$/.exec(name)?.[0] ?? "";
  const column = parts.columns && joinColumns(parts.columns);
  return (
    name === objectName(parts.table, column, parts.label + number) ||
    name === objectName(parts.table, column, parts.label)
  );
}

/** ChooseIndexNameAddition(): stops adding columns once the buffer holds more than a name. */
function joinColumns(columns: readonly string[]): string {
  let joined = "";
  for (const column of columns) {
    joined += joined === "" ? column : `_${column}`;
    if (Buffer.byteLength(joined) > LONGEST_NAME) break;
  }
  return joined;
}

/** makeObjectName(): shortens the longer of the two parts until everything fits. */
function objectName(table: string, column: string | null, label: string): string {
  const overhead = Buffer.byteLength(label) + 1 + (column === null ? 0 : 1);
  const available = LONGEST_NAME - overhead;
  let first = Buffer.byteLength(table);
  let second = column === null ? 0 : Buffer.byteLength(column);
  while (first + second > available) {
    if (first > second) first -= 1;
    else second -= 1;
  }
  const parts = [clip(table, first), ...(column === null ? [] : [clip(column, second)]), label];
  return parts.join("_");
}

/** The longest prefix of whole characters within that many bytes. */
function clip(text: string, bytes: number): string {
  const buffer = Buffer.from(text);
  let end = Math.min(bytes, buffer.length);
  while (end > 0 && end < buffer.length && ((buffer[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return buffer.subarray(0, end).toString();
}

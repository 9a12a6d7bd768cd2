/**
 * SQL that takes one migration out of a tool's record.
 */

/** True for the rows where each column has the value. */
export function deleteRows(table: string, values: Readonly<Record<string, string | null>>): string {
  const conditions = Object.entries(values).map(([column, value]) =>
    value === null ? `${column} is null` : `${column} = ${stringConstant(value)}`,
  );
  return `delete from ${table} where ${conditions.join(" and ")}`;
}

/** As `standard_conforming_strings` has it, and where that is off, too. */
export function stringConstant(text: string): string {
  const quoted = text.replaceAll("'", "''");
  return quoted.includes("\\") ? `E'${quoted.replaceAll("\\", "\\\\")}'` : `'${quoted}'`;
}

/**
 * Lines of a formatted SQL file at which Liquibase stops. Read from liquibase-standard 5.0.4: src/main/java/liquibase/parser/
 * AbstractFormattedChangeLogParser.java (`ALT_…`), parser/core/formattedsql/InvalidFormattedSqlPatternsForOssUtil.java.
 */

const UNUSUAL: readonly (readonly [RegExp, known: string])[] = [
  [/^-\s*changeset\s|^\s*--\s*changeset/iu, "--changeset <authorname>:<changesetId>"],
  [/^\s*-+\s*property\s/iu, "--property name=<property name> value=<property value>"],
  [/^-\s*ignoreLines:\w+|^--\s*ignore:\w+$/iu, "--ignoreLines:<count|start>"],
];

const UNUSUAL_WITHIN: readonly (readonly [RegExp, known: string])[] = [
  [/^-\s*comment:? |^--\s*comments:? /iu, "--comment <comment>"],
  [/^-\s*validCheckSum/iu, "--validChecksum <checksum>"],
  [/^\s*-\s*rollback\s/iu, "--rollback <rollback SQL>"],
  [/^\s*-\s*preconditions\s/iu, "--preconditions <onFail>|<onError>|<onUpdate>"],
  [/^\s*-\s*precondition/iu, "--precondition-sql-check"],
];

const LICENSED: readonly (readonly [RegExp, name: string])[] = [
  [/^\s*--\s*rollbackSqlFile\s/iu, "rollbackSqlFile"],
  [/^\s*--\s*tagDatabase:\s/iu, "tagDatabase"],
  [/^\s*--\s*include\s+file:/iu, "include"],
  [/^\s*--\s*includeAll\s/iu, "includeAll"],
];

/** Liquibase's words, for a line that is nothing that it knows; null: it is SQL. `within`: a changeset. */
export function unusualLine(line: string, within: boolean): string | null {
  if (!within && /^--\s*comment:? /iu.test(line))
    return "Formatted SQL changelogs do not allow comment lines outside of changesets";
  const known = [...UNUSUAL, ...(within ? UNUSUAL_WITHIN : [])].find(([pattern]) => pattern.test(line))?.[1];
  return known === undefined ? null : `Formatted SQL changelogs require known formats, such as '${known}'`;
}

/** What only Liquibase with a licence understands. */
export function licensedLine(line: string): string | null {
  return LICENSED.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}

/**
 * The layouts of the tools that are written in Java.
 */
import type { Layout } from "./projects.ts";

export const flywayLayout: Layout = {
  marks: {},
  path: (number, name) => `src/main/resources/db/migration/V${number}__${name}.sql`,
  version: (number) => String(number),
};

const three = (number: number): string => String(number).padStart(3, "0");

/** One changeset in each file, and a root changelog that takes the whole folder. */
export const liquibaseLayout: Layout = {
  marks: {
    "db/changelog/db.changelog-master.yaml":
      "databaseChangeLog:\n  - includeAll: { path: changes/, relativeToChangelogFile: true }\n",
  },
  script: (sql, number) => `--liquibase formatted sql\n\n--changeset ann:${number}\n${sql}\n--rollback empty\n`,
  path: (number, name) => `db/changelog/changes/${three(number)}_${name}.sql`,
  version: (number, name) => `db/changelog/changes/${three(number)}_${name}.sql::${number}::ann`,
};

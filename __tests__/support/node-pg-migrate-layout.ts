import type { Layout } from "./projects.ts";

/** As `node-pg-migrate create` names files; the day of January 2024 is the time. */
export const nodePgMigrateLayout: Layout = {
  marks: {
    "package.json":
      '{ "dependencies": { "node-pg-migrate": "9.0.0" }, "scripts": { "migrate": "node-pg-migrate up" } }\n',
  },
  script: (sql) => `-- Up Migration\n${sql}\n\n-- Down Migration\n`,
  path: (number, name) => `migrations/${Date.UTC(2024, 0, number)}_${name.replaceAll("_", "-")}.sql`,
  version: (number, name) => `${Date.UTC(2024, 0, number)}_${name.replaceAll("_", "-")}`,
};

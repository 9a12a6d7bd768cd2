/**
 * The layouts of the tools that are written in Java.
 */
import type { Layout } from "./projects.ts";

export const flywayLayout: Layout = {
  marks: {},
  path: (number, name) => `src/main/resources/db/migration/V${number}__${name}.sql`,
  version: (number) => String(number),
};

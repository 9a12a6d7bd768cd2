/**
 * Drizzle's two layouts: a journal beside the files, and (since 1.0) a folder for each migration.
 */
import { dirname, basename } from "node:path";
import type { Layout } from "./projects.ts";

const two = (number: number): string => String(number).padStart(2, "0");

/** The time that the journal gives to a day of January 2024. */
export const whenOf = (number: number): number => Date.UTC(2024, 0, number);

/** As drizzle-kit writes it, for files named `00<day>_<name>.sql`. */
export function journalOf(tags: readonly string[], whens: Readonly<Record<string, number>> = {}): string {
  const entries = tags.map((tag, idx) => {
    return { idx, version: "7", when: whens[tag] ?? whenOf(Number(tag.slice(0, 4))), tag, breakpoints: true };
  });
  return `${JSON.stringify({ version: "7", dialect: "postgresql", entries }, null, 2)}\n`;
}

export const drizzleJournal: Layout = {
  marks: { "drizzle.config.ts": 'export default defineConfig({ dialect: "postgresql", out: "./drizzle" });\n' },
  path: (number, name) => `drizzle/00${two(number)}_${name}.sql`,
  version: (number) => String(whenOf(number)),
  index: (migrations) => {
    const tags = [...migrations.keys()].map((path) => basename(path, ".sql")).sort();
    return { "drizzle/meta/_journal.json": journalOf(tags) };
  },
};

export const drizzleFolders: Layout = {
  marks: { "drizzle.config.ts": 'export default defineConfig({ dialect: "postgresql", out: "./drizzle" });\n' },
  path: (number, name) => `drizzle/202401${two(number)}000000_${name}/migration.sql`,
  version: (number, name) => `202401${two(number)}000000_${name}`,
  index: (migrations) =>
    Object.fromEntries(
      [...migrations.keys()].map((path) => [
        `${dirname(path)}/snapshot.json`,
        '{ "version": "8", "dialect": "postgresql" }\n',
      ]),
    ),
};

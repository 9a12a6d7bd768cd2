/**
 * The files of a little history under a tool's layout, without a repository.
 */
import type { Layout, Migrations } from "./projects.ts";

/** `changes` in the order in which they were made; null removes a migration. */
export function filesOf(layout: Layout, ...changes: readonly Migrations[]): Record<string, string> {
  const texts = new Map<string, string>();
  let index: Readonly<Record<string, string>> = {};
  for (const migrations of changes) {
    for (const [key, sql] of Object.entries(migrations)) {
      const [number, ...words] = key.split(" ");
      const name = words.join("_");
      const path = layout.path(Number(number), name);
      if (sql === null) texts.delete(path);
      else texts.set(path, layout.script?.(sql, Number(number), name) ?? sql);
    }
    index = layout.index?.(texts) ?? {};
  }
  return { ...layout.marks, ...Object.fromEntries(texts), ...index };
}

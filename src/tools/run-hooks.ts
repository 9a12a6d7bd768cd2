/**
 * What a tool runs around every run (Flyway's `beforeMigrate.sql`).
 */
import type { Migration, Tool } from "./tool.ts";

export function allHooks({ hooks }: Pick<Tool, "hooks">): readonly Migration[] {
  return hooks === undefined ? [] : [...hooks.before, ...hooks.applied, ...hooks.after];
}

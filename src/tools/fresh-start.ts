/**
 * The migration that stands for others on an empty database (Atlas' checkpoint, Flyway's baseline): existing databases never
 * run it.
 */
import type { History, Migration } from "./tool.ts";

export function freshStart({ fresh }: History): Migration | null {
  return fresh?.[0] ?? null;
}

/** True when a new database begins with another text than on base, or with the same where base begins with none. */
export function startsAnew(base: History, head: History): boolean {
  const [before, after] = [freshStart(base), freshStart(head)];
  return before?.up.file !== after?.up.file || before?.up.text !== after?.up.text;
}

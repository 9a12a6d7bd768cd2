/**
 * Several folders of migrations are several histories: each is judged by itself, and has a report of its own.
 */
import type { GateOptions } from "./options.ts";

/** `project`: the name of the whole; several folders have it with their own. Null: the repository's. */
export function byFolder(options: GateOptions, project: string | null): GateOptions[] {
  if (options.migrations.length < 2) return [{ ...options, project }];
  return options.migrations.map((folder) => ({
    ...options,
    migrations: [folder],
    project: project === null ? null : `${project}: ${folder}`,
  }));
}

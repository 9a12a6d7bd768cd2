/**
 * What holds for one of several projects: its own settings, and the file's where it has none.
 */
import type { ConfigFile } from "./config-file.ts";

/** What a project has only for itself. */
const OWN = new Set<string>(["project", "migrations", "freshFrom", "projects"] satisfies readonly (keyof ConfigFile)[]);

/** A project's own command counts more than a tool, and its own tool more than a command; what undoes one command's work does
 * not undo another one's. */
const NOT_WITH_APPLY = ["tool", "rollback"] satisfies readonly (keyof ConfigFile)[];

export function inheritSettings(own: ConfigFile, whole: ConfigFile): ConfigFile {
  const inherited = Object.entries(whole).filter(([key]) => !OWN.has(key) && own[key as keyof ConfigFile] === null);
  const decided = new Set([...(own.tool === null ? [] : ["apply"]), ...(own.apply === null ? [] : NOT_WITH_APPLY)]);
  // The two are one setting with two names.
  const setsUp = own.setup !== null || own.setupFile !== null;
  const taken = inherited.filter(([key]) => !decided.has(key) && (!setsUp || (key !== "setup" && key !== "setupFile")));
  return { ...own, ...(Object.fromEntries(taken) as Partial<ConfigFile>), rules: { ...whole.rules, ...own.rules } };
}

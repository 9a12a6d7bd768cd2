/**
 * What holds for one of several projects: its own settings, and the file's where it has none.
 */
import type { ConfigFile } from "./config-file.ts";

/** What a project has only for itself. */
const OWN = new Set<string>(["project", "migrations", "freshFrom", "projects"] satisfies readonly (keyof ConfigFile)[]);

export function inheritSettings(own: ConfigFile, whole: ConfigFile): ConfigFile {
  const inherited = Object.entries(whole).filter(([key]) => !OWN.has(key) && own[key as keyof ConfigFile] === null);
  // The two are one setting with two names.
  const setsUp = own.setup !== null || own.setupFile !== null;
  const taken = inherited.filter(([key]) => !setsUp || (key !== "setup" && key !== "setupFile"));
  return { ...own, ...(Object.fromEntries(taken) as Partial<ConfigFile>), rules: { ...whole.rules, ...own.rules } };
}

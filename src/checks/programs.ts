/**
 * Migrations that are programs, which the gate does not run: where the SQL around them fails, what they make may be all that
 * is missing.
 */
import type { Failure } from "../replay/replay.ts";
import { isOurs } from "../replay/our-error.ts";
import type { Evidence } from "./check.ts";
import { count, list } from "./markdown.ts";

const LANGUAGES: Readonly<Record<string, string>> = {
  go: "Go",
  java: "Java",
  js: "JavaScript",
  kt: "Kotlin",
  ts: "TypeScript",
};
const PROGRAM = /\.(?:[cm]?(js|ts)|(go|java|kt))$/u;
const SYNTAX_ERROR = "42601";

/** Null: there is none, or they have nothing to do with the failure. */
export function missingPrograms({ base, head }: Evidence, { error, command }: Failure): string | null {
  if (command !== undefined || isOurs(error) || error.code === SYNTAX_ERROR) return null;
  const files = [...new Set([...(base.ignored ?? []), ...(head.ignored ?? [])].map(({ file }) => file))];
  const languages = files.flatMap((file) => {
    const [, script, compiled] = PROGRAM.exec(file) ?? [];
    return LANGUAGES[script ?? compiled ?? ""] ?? [];
  });
  if (languages.length === 0) return null;
  const which = `${count(languages.length, "migration")} in ${list([...new Set(languages)].sort())}`;
  return languages.length === 1
    ? `${which} is not run by the gate; what it makes is missing here.`
    : `${which} are not run by the gate; what they make is missing here.`;
}

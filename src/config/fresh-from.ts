/**
 * `fresh-from`: the files that a fresh install runs instead of the migrations.
 */
import { UserError } from "../errors.ts";
import { file, oneOf } from "./values.ts";
import type { YamlEntry } from "./yaml-map.ts";

export const thenValues = ["nothing", "pending"] as const;

export interface FreshFrom {
  /** Relative to the repository's root, in the order in which they run. */
  readonly files: readonly string[];
  /** `pending`: the tool runs afterwards. */
  readonly afterwards: (typeof thenValues)[number];
}

/** A file, a list of them, or a map with `files` and `then`. */
export function freshFrom(entry: YamlEntry): FreshFrom {
  const name = `\`fresh-from\` (${entry.place})`;
  const { value } = entry;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { files: filesOf(value, name), afterwards: "nothing" };
  const fields = entry.entries({ kind: "key", names: ["files", "then"] });
  const [files, then] = [fields.get("files"), fields.get("then")];
  if (files === undefined) throw new UserError(`${name} needs \`files\``);
  return {
    files: filesOf(files.value, `\`fresh-from.files\` (${files.place})`),
    afterwards: then === undefined ? "nothing" : oneOf(thenValues)(then.value, `\`fresh-from.then\` (${then.place})`),
  };
}

function filesOf(value: unknown, name: string): string[] {
  if (!Array.isArray(value)) return [file(value, name)];
  if (value.length === 0) throw new UserError(`${name} is empty`);
  return [...new Set(value.map((each) => file(each, name)))];
}

/**
 * Migrations that have one version, as problems: what the tool makes of them is the tool's own sentence.
 */
import type { FileProblem, VersionedFile } from "./tool.ts";

/** One problem for each further file of a version, in the order given. */
export function duplicateVersions(files: readonly VersionedFile[], consequence: string): FileProblem[] {
  const firsts = new Map<string, string>();
  return files.flatMap(({ version, file }): FileProblem[] => {
    const first = firsts.get(version);
    if (first === undefined) {
      firsts.set(version, file);
      return [];
    }
    const message = `Version ${version} is taken twice, by \`${first}\` and \`${file}\`. ${consequence}`;
    const remedy = `Give \`${file}\` a version of its own with \`git mv\`, higher than every other.`;
    return [{ kind: "duplicate-version", file, line: 1, others: [first], message, remedy }];
  });
}

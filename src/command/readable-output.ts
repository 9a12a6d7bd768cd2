/**
 * What a command has written, for people.
 */

/** Without colours, passwords of the gate's, and names of temporary folders. `folder`: of the checkout; may be empty. */
export function readableOutput(output: string, secrets: readonly string[], folder: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = output.replaceAll(/\u001B\[[\d;?]*[A-Za-z]/gu, "").replaceAll(/\r(?!\n)/gu, "\n");
  const told = secrets.reduce((text, secret) => text.replaceAll(secret, "***"), plain);
  return folder === "" ? told : told.replaceAll(`${folder}/`, "").replaceAll(folder, ".");
}

/** Where a program begins to tell what is wrong. */
const COMPLAINS = /\b(?:error|exception|traceback|fatal|failed|aborted)\b/iu;

/** At most so many lines: the last ones, and of a longer output also those from its first complaint on. */
export function tellingLines(output: string, most: number): string {
  const lines = output.trimEnd().split("\n");
  if (lines.length <= most) return lines.join("\n");
  const first = lines.findIndex((line) => COMPLAINS.test(line));
  const half = Math.floor((most - 1) / 2);
  if (first < 0 || first >= lines.length - most) return lines.slice(-most).join("\n");
  return [...lines.slice(first, first + half), "…", ...lines.slice(half + 1 - most)].join("\n");
}

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

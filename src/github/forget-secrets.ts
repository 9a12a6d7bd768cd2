/**
 * Takes what the gate has read, or never reads, out of its environment, so that no program that it starts inherits it. What
 * /proc shows of how the process was started is hidden by `hide-environment.ts`.
 */

const NAMES = [
  "INPUT_GITHUB-TOKEN",
  "INPUT_DATABASE-URL",
  "ACTIONS_RUNTIME_TOKEN",
  "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
  "ACTIONS_ID_TOKEN_REQUEST_URL",
] as const;

/** Call it when the inputs have been read. */
export function forgetSecrets(environment: NodeJS.ProcessEnv): void {
  for (const name of NAMES) delete environment[name];
}

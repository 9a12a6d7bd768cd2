/**
 * Runs the `git` binary: no shell, no prompts, no optional locks, and nothing of the caller's environment that would
 * point it at another repository.
 */
import { execFile } from "node:child_process";
import { UserError } from "../errors.ts";

/** The repository that a command is run on. */
export interface GitLocation {
  /** Where the command runs: the top of the work tree, or the repository itself when it has none. */
  readonly cwd: string;
  /** Absolute; null to let git look for it from `cwd` upwards. */
  readonly gitDir: string | null;
  /** Absolute; null for a repository without a work tree. */
  readonly workTree: string | null;
}

export interface GitResult {
  /** Exit status. */
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitOptions {
  /** Written to standard input. */
  readonly input?: string;
  /** Milliseconds, after which git is stopped; default: none. */
  readonly timeout?: number;
  /** An index file of the caller's own; default: the repository's. */
  readonly indexFile?: string;
}

/** Runs one git command. Throws only when git cannot be started; a failing command is a status that is not 0. */
export function runGit(
  location: GitLocation,
  args: readonly string[],
  { input = "", timeout = 0, indexFile }: GitOptions = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const options = {
      cwd: location.cwd,
      env: { ...gitEnvironment(process.env, location), ...(indexFile !== undefined && { GIT_INDEX_FILE: indexFile }) },
      encoding: "buffer" as const,
      maxBuffer: Infinity,
      timeout,
      windowsHide: true,
    };
    const child = execFile("git", args, options, (error, stdout, stderr) => {
      if (error !== null && typeof error.code === "string") {
        reject(startFailure(error));
      } else {
        const status = error === null ? 0 : Number(error.code ?? 1);
        resolve({ status, stdout, stderr: stderr.toString("utf8") });
      }
    });
    // git may end before it has read all of its input (EPIPE); its exit status says why.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}

/** Standard output of a command that has no reason to fail. */
export async function gitOutput(location: GitLocation, args: readonly string[], options?: GitOptions): Promise<Buffer> {
  const result = await runGit(location, args, options);
  if (result.status !== 0) {
    throw new Error(`git ${args[0] ?? ""} failed with status ${result.status}: ${result.stderr.trim()}`);
  }
  return result.stdout;
}

/** Standard output as text, without the line break at its end. */
export async function gitText(location: GitLocation, args: readonly string[]): Promise<string> {
  return withoutLineBreak(await gitOutput(location, args));
}

export function withoutLineBreak(output: Buffer): string {
  return output.toString("utf8").replace(/\n$/u, "");
}

function startFailure(error: Error & { code?: unknown }): Error {
  if (error.code !== "ENOENT") return error;
  return new UserError("git is not installed, or not on the PATH", {
    remedy: "Install git; migrations are read out of the repository with it.",
    cause: error,
  });
}

/**
 * What `git rev-parse --local-env-vars` lists: set inside git hooks, they would make git read another repository or
 * index. The configuration variables are kept: credentials may be given in them.
 */
const localVariables = [
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_CONFIG",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_INTERNAL_SUPER_PREFIX",
  "GIT_NAMESPACE",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE",
];

/**
 * `safe.directory`: in a container job the checkout belongs to another user and git refuses to read it. Command scope
 * counts since git 2.38; older versions are served by an explicit GIT_DIR, which is never checked (see locate-repository.ts).
 * `core.fsmonitor`: the one setting of a repository that would make listing files run a program of its choice.
 */
const forcedSettings: readonly (readonly [string, string])[] = [
  ["safe.directory", "*"],
  ["core.fsmonitor", "false"],
];

function gitEnvironment(inherited: NodeJS.ProcessEnv, location: GitLocation): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...inherited };
  for (const name of localVariables) delete environment[name];
  const given = Number(inherited["GIT_CONFIG_COUNT"] ?? 0) || 0;
  for (const [index, [key, value]] of forcedSettings.entries()) {
    environment[`GIT_CONFIG_KEY_${given + index}`] = key;
    environment[`GIT_CONFIG_VALUE_${given + index}`] = value;
  }
  environment["GIT_CONFIG_COUNT"] = String(given + forcedSettings.length);
  environment["GIT_OPTIONAL_LOCKS"] = "0";
  environment["GIT_TERMINAL_PROMPT"] = "0";
  environment["GCM_INTERACTIVE"] = "never";
  environment["LC_ALL"] = "C";
  if (location.gitDir !== null) environment["GIT_DIR"] = location.gitDir;
  if (location.gitDir !== null && location.workTree !== null) environment["GIT_WORK_TREE"] = location.workTree;
  return environment;
}

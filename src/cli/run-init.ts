/**
 * `migration-gate init`: looks at a repository, says what is in it, and writes the config file and the workflow.
 */
import { existsSync } from "node:fs";
import { lstat, mkdir, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { InitCommand } from "../config/cli-arguments.ts";
import { configPaths } from "../config/defaults.ts";
import { UserError, messageOf } from "../errors.ts";
import { configText } from "../init/config-text.ts";
import { initText } from "../init/init-text.ts";
import { serviceImage } from "../init/service-image.ts";
import { surveyRepository } from "../init/survey.ts";
import { workflowText } from "../init/workflow-text.ts";
import { openRepository } from "../source/repository.ts";
import { loadParser } from "../sql/parser.ts";
import { writeOutput } from "./streams.ts";

const WORKFLOW = ".github/workflows/migration-gate.yml";

/** Writes nothing when one of the files is there already, unless forced. Throws a UserError for whatever keeps it from writing. */
export async function runInit({ repository: dir, force }: InitCommand): Promise<0> {
  const repository = await openRepository(dir);
  const { workTree } = repository;
  if (workTree === null) {
    throw new UserError(`${dir} is a bare repository, and there is nowhere to write to`, {
      remedy: "Run it in a checkout.",
    });
  }
  const config = configPaths.find((path) => existsSync(join(workTree, path))) ?? configPaths[0];
  if (!force) refuseToOverwrite(workTree, [config, WORKFLOW]);
  for (const file of [config, WORKFLOW]) await refuseToLeave(workTree, file);
  await loadParser();
  const survey = await surveyRepository(await repository.workingTree());
  await write(workTree, config, configText(survey), force);
  await write(workTree, WORKFLOW, workflowText(serviceImage(survey)), force);
  await writeOutput(null, initText(survey, [config, WORKFLOW]));
  return 0;
}

function refuseToOverwrite(workTree: string, files: readonly string[]): void {
  const there = files.filter((file) => existsSync(join(workTree, file)));
  if (there.length === 0) return;
  throw new UserError(`${there.join(" and ")} ${there.length > 1 ? "are" : "is"} there already; nothing was written`, {
    remedy: "Give `--force` to have what is there replaced.",
  });
}

/** A symbolic link may lead out of the repository, and what is there is not ours to write. */
async function refuseToLeave(workTree: string, file: string): Promise<void> {
  const root = await realpath(workTree);
  const parts = file.split("/");
  for (const [index] of parts.entries()) {
    const path = join(workTree, ...parts.slice(0, index + 1));
    const known = await lstat(path).catch(() => null);
    if (known?.isSymbolicLink() !== true) continue;
    const target = await realpath(path).catch(() => null);
    if (target !== null && target.startsWith(`${root}/`)) continue;
    throw new UserError(
      `${parts.slice(0, index + 1).join("/")} is a symbolic link that leads out of the repository; nothing was written`,
    );
  }
}

async function write(workTree: string, file: string, text: string, force: boolean): Promise<void> {
  const path = join(workTree, file);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: force ? "w" : "wx" });
  } catch (cause) {
    throw new UserError(`cannot write ${file}: ${messageOf(cause)}`, { cause });
  }
}

/**
 * From what the user chose to the options of the gate, by way of the config file in the repository.
 */
import { UserError } from "../errors.ts";
import { openRepository } from "../source/repository.ts";
import type { Tree } from "../source/tree.ts";
import type { Choices } from "./choices.ts";
import type { ConfigFile } from "./config-file.ts";
import { loadConfigFile } from "./config-file.ts";
import type { GateOptions } from "./options.ts";
import { resolveOptions } from "./resolve-options.ts";

/** What is to be judged, as far as it is written down. */
export interface Listed {
  /** The name of the whole; null: the repository's. */
  readonly name: string | null;
  /** One for each project that the config file lists, or one for the whole; `project` is null where it has no name of its own. */
  readonly projects: readonly GateOptions[];
  /** The same as base's own config file has it; empty where that file cannot be read any longer. Left out: as head's. */
  readonly formerly?: (base: Tree) => Promise<readonly GateOptions[]>;
}

/** `knownRules`: every rule id. Throws a UserError for whatever is wrong with the repository, the refs or the file. */
export async function loadProjects(choices: Choices, knownRules: readonly string[]): Promise<Listed> {
  const file = await configFileOf(choices, knownRules);
  const projects = selectedBy(choices, file);
  const name = choices.project ?? file?.project ?? null;
  // A file that is named is read from disk, for both.
  if (choices.config !== null) return { name, projects };
  return { name, projects, formerly: (base) => formerlySelected(base, choices, knownRules) };
}

async function formerlySelected(
  base: Tree,
  choices: Choices,
  knownRules: readonly string[],
): Promise<readonly GateOptions[]> {
  try {
    return selectedBy(choices, await loadConfigFile(base, null, knownRules));
  } catch (error) {
    // What is wrong on base is what the change may be for.
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** For what looks at one project only. */
export async function loadOptions(choices: Choices, knownRules: readonly string[]): Promise<GateOptions> {
  const { projects } = await loadProjects(choices, knownRules);
  const [only, ...others] = projects;
  if (only === undefined || others.length > 0) throw severalListed(projects);
  return only;
}

async function configFileOf(choices: Choices, knownRules: readonly string[]): Promise<ConfigFile | null> {
  const repository = await openRepository(choices.repository);
  const head = choices.head === null ? await repository.workingTree() : await repository.tree(choices.head);
  return loadConfigFile(head, choices.config, knownRules);
}

/** Of the projects that the file lists, those that the choices mean; a folder that it does not list is judged by what holds
 * for all. */
function selectedBy(choices: Choices, file: ConfigFile | null): GateOptions[] {
  if (file === null || file.projects.length === 0) return [resolveOptions(choices, file)];
  const { migrations, project, tool } = choices;
  const named = file.projects.filter((each) => each.project !== null && each.project === project);
  if (named.length > 0) return named.map((each) => resolveOptions(choices, each));
  const anonymous = { ...choices, project: null };
  if (migrations !== null) {
    return migrations.map((folder) => {
      const listed = file.projects.find((each) => each.migrations?.includes(folder));
      return resolveOptions({ ...anonymous, migrations: [folder] }, listed ?? { ...file, project: null });
    });
  }
  const ofTool = file.projects.filter((each) => tool === null || each.tool === null || each.tool === tool);
  return (ofTool.length > 0 ? ofTool : file.projects).map((each) => resolveOptions(anonymous, each));
}

function severalListed(projects: readonly GateOptions[]): UserError {
  const folders = projects.flatMap(({ migrations }) => migrations);
  return new UserError(`the config file lists ${projects.length} projects, and one is looked at`, {
    remedy: `Say which one, with one of:\n${folders.map((folder) => `--migrations ${folder}`).join("\n")}`,
  });
}

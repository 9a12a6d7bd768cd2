/**
 * From what the user chose to the options of the gate, by way of the config file in the repository.
 */
import { openRepository } from "../source/repository.ts";
import type { Choices } from "./choices.ts";
import { loadConfigFile } from "./config-file.ts";
import type { GateOptions } from "./options.ts";
import { resolveOptions } from "./resolve-options.ts";

/** `knownRules`: every rule id. Throws a UserError for whatever is wrong with the repository, the refs or the file. */
export async function loadOptions(choices: Choices, knownRules: readonly string[]): Promise<GateOptions> {
  const repository = await openRepository(choices.repository);
  const head = choices.head === null ? await repository.workingTree() : await repository.tree(choices.head);
  return resolveOptions(choices, await loadConfigFile(head, choices.config, knownRules));
}

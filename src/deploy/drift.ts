/**
 * How the schema that is there differs from the one that the recorded migrations make, and whether that is accepted.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import type { Migration, RecordedMigration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import type { Stage } from "./expectation.ts";
import { differences, readActual, upgrade } from "./expectation.ts";
import { Refused } from "./refused.ts";
import { searchPathCure } from "./search-path.ts";

/** Those that have run before, with another text: what that made is in no file. */
export function repeatedOf(
  recorded: readonly RecordedMigration[],
  pending: readonly Migration[],
): readonly Migration[] {
  const versions = new Set(recorded.map(({ version }) => version));
  return pending.filter((each) => each.runsAgain === true && versions.has(each.version));
}

/** Throws `Refused` for differences that nobody has accepted. */
export async function driftFrom(
  deployment: Deployment,
  base: Stage,
  repeated: readonly Migration[],
): Promise<readonly CatalogChange[]> {
  const actual = await readActual(deployment, base.exclude);
  const drift = differences(base.catalog, actual);
  const made = drift.length === 0 ? new Set() : await keysMadeBy(deployment, base, repeated);
  const rest = drift.filter(
    ({ before, after, parent }) => ![before?.key, after?.key, parent].some((key) => made.has(key)),
  );
  if (rest.length === 0) return drift;
  if (!deployment.options.acceptDrift) {
    throw new Refused({
      reason: "drift",
      message: "The schema is not the one that the recorded migrations make.",
      remedy:
        (await searchPathCure(deployment, base.database)) ??
        "Find out who changed it, and put it into a migration or take it back. What others look after (extensions, schemas) is left out with `schemas` or made under `setup` in the config file; `--accept-drift` goes on all the same.",
      changes: rest,
      catalogs: [base.catalog, actual],
    });
  }
  deployment.notes.push(
    `Accepted: ${rest.length} ${rest.length === 1 ? "difference" : "differences"} between the schema and what the recorded migrations make.`,
  );
  return drift;
}

/** Objects that a repeated migration makes or changes now; its former text made them otherwise. */
async function keysMadeBy(deployment: Deployment, base: Stage, repeated: readonly Migration[]): Promise<Set<unknown>> {
  if (repeated.length === 0) return new Set();
  const { catalog } = await upgrade(deployment, base, repeated);
  return new Set(differences(base.catalog, catalog).flatMap(({ before, after }) => [before?.key, after?.key]));
}

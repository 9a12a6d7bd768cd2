/**
 * How the schema that is there differs from the one that the recorded migrations make, and whether that is accepted.
 */
import type { CatalogChange } from "../catalog/catalog.ts";
import type { Migration, RecordedMigration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import type { Stage, Upgraded } from "./expectation.ts";
import { differences, readActual, upgrade } from "./expectation.ts";
import { withoutUnstatedVersions } from "./extension-versions.ts";
import { Refused } from "./refused.ts";
import { withoutRunTimePartitions } from "./run-time-partitions.ts";
import { searchPathCure } from "./search-path.ts";

/** Those that have run before, with another text: what that made is in no file. */
export function repeatedOf(
  recorded: readonly RecordedMigration[],
  pending: readonly Migration[],
): readonly Migration[] {
  const versions = new Set(recorded.map(({ version }) => version));
  return pending.filter((each) => each.runsAgain === true && versions.has(each.version));
}

export interface Drift {
  readonly drift: readonly CatalogChange[];
  /** Names of partitions that were made at run time, and are not compared. */
  readonly partitions: readonly string[];
}

/** Throws `Refused` for differences that nobody has accepted. */
export async function driftFrom(deployment: Deployment, base: Stage, repeated: readonly Migration[]): Promise<Drift> {
  const actual = await readActual(deployment, base.exclude);
  const alike = withoutUnstatedVersions(deployment, base.catalog, actual);
  const { catalog, partitions } = withoutRunTimePartitions(base.catalog, alike.catalog);
  const drift = differences(base.catalog, catalog);
  const made = drift.length === 0 ? new Set() : await keysMadeBy(deployment, base, repeated);
  const rest = drift.filter(
    ({ before, after, parent }) => ![before?.key, after?.key, parent].some((key) => made.has(key)),
  );
  if (alike.versions.length > 0)
    deployment.notes.push(`Versions of extensions that no file states are not compared: ${alike.versions.join(", ")}.`);
  if (partitions.length > 0) deployment.notes.push(partitionsNote(partitions));
  if (rest.length === 0) return { drift, partitions };
  if (!deployment.options.acceptDrift) {
    throw new Refused({
      reason: "drift",
      message: "The schema is not the one that the recorded migrations make.",
      remedy:
        (await searchPathCure(deployment, base.database)) ??
        noneRecorded(deployment, base) ??
        otherMajor(deployment) ??
        FIND_OUT,
      changes: rest,
      catalogs: [base.catalog, actual],
    });
  }
  deployment.notes.push(
    `Accepted: ${rest.length} ${rest.length === 1 ? "difference" : "differences"} between the schema and what the recorded migrations make.`,
  );
  return { drift, partitions };
}

const FIND_OUT =
  "Find out who changed it, and put it into a migration or take it back. What others look after (extensions, schemas) is left out with `schemas` or made under `setup` in the config file; `--accept-drift` goes on all the same.";

/** A database that somebody else has filled, or another one than was meant. */
function noneRecorded({ walk }: Deployment, { recorded }: Stage): string | null {
  if (recorded.length > 0) return null;
  return `${walk.tool.title} has recorded nothing in this database, which holds something all the same. Is it the right one? If the migrations have run here, have ${walk.tool.title} record that (a baseline). ${FIND_OUT}`;
}

function otherMajor({ target, walk }: Deployment): string | null {
  if (target.major === walk.server.major) return null;
  return `The throwaway server is PostgreSQL ${walk.server.version}, which may print the same definition differently: let \`$MIGRATION_GATE_DATABASE_URL\` name one of version ${target.major}, or leave it and \`--postgres\` out. Where it still differs: ${FIND_OUT.charAt(0).toLowerCase()}${FIND_OUT.slice(1)}`;
}

function partitionsNote(partitions: readonly string[]): string {
  const shown = partitions.slice(0, 5).join(", ");
  const more = partitions.length > 5 ? ` and ${partitions.length - 5} more` : "";
  return `Partitions that no migration has made, and that are like their table, are not compared: ${shown}${more}.`;
}

/** Whoever makes once more, or not, what is there already does not know whose rows are in it. */
export function refuseMade(partitions: readonly string[], { catalog }: Upgraded, base: Stage): void {
  const made = partitions.find((name) => catalog.objects.some((each) => each.type === "table" && each.name === name));
  if (made === undefined) return;
  throw new Refused({
    reason: "drift",
    message: `The pending migrations make ${made}, which is there already: no migration has made it.`,
    remedy: "Leave it to the one or to the other.",
    catalogs: [base.catalog, catalog],
  });
}

/** Objects that a repeated migration makes or changes now; its former text made them otherwise. */
async function keysMadeBy(deployment: Deployment, base: Stage, repeated: readonly Migration[]): Promise<Set<unknown>> {
  if (repeated.length === 0) return new Set();
  const { catalog } = await upgrade(deployment, base, repeated);
  return new Set(differences(base.catalog, catalog).flatMap(({ before, after }) => [before?.key, after?.key]));
}

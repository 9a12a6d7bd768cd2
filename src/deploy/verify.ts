/**
 * Whether the user's database is what the throwaway server says it is to be: its schema, and the tool's record.
 */
import type { Catalog, CatalogChange } from "../catalog/catalog.ts";
import { recordTexts } from "../replay/same-record.ts";
import type { RecordedMigration } from "../tools/tool.ts";
import type { Deployment } from "./deployment.ts";
import type { Stage } from "./expectation.ts";
import { differencesHere, newDifferences, readActual } from "./expectation.ts";
import { readRecordNow } from "./record-now.ts";

/** What was found before anything was done. */
export interface Found {
  readonly recorded: readonly RecordedMigration[];
  /** How the schema differed from the expected one; accepted. */
  readonly drift: readonly CatalogChange[];
}

export interface Verification {
  readonly verified: boolean;
  readonly changes: readonly CatalogChange[];
  readonly catalogs: readonly Catalog[];
  readonly recorded: readonly RecordedMigration[];
}

export type Expected = Pick<Stage, "catalog" | "recorded" | "exclude">;

/** `base`: what was computed for the beginning. Says in a note what is not right about the record. */
export async function verify(
  deployment: Deployment,
  { base, found, expected }: { readonly base: Expected; readonly found: Found; readonly expected: Expected },
): Promise<Verification> {
  const actual = await readActual(deployment, [...base.exclude, ...expected.exclude]);
  const changes = newDifferences(differencesHere(deployment, expected.catalog, actual), found.drift);
  const recorded = await readRecordNow(deployment);
  const wanted = between(base.recorded, expected.recorded);
  const isRecorded = wanted === between(found.recorded, recorded);
  if (!isRecorded) deployment.notes.push("The tool's record is not the one that was computed.");
  return { verified: changes.length === 0 && isRecorded, changes, catalogs: [expected.catalog, actual], recorded };
}

/** What was recorded, and what is no longer. */
function between(before: readonly RecordedMigration[], after: readonly RecordedMigration[]): string {
  const [was, is] = [recordTexts(before), recordTexts(after)];
  return JSON.stringify([is.filter((each) => !was.includes(each)), was.filter((each) => !is.includes(each))]);
}

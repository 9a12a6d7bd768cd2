/**
 * The pending migrations on throwaway databases: as the tool sends them, and as they will be sent; both have to end alike.
 */
import { sameRecord } from "../replay/same-record.ts";
import type { Deployment } from "./deployment.ts";
import type { Stage, Upgraded } from "./expectation.ts";
import { differences } from "./expectation.ts";
import { Refused } from "./refused.ts";
import { withRehearsal } from "./rehearsal.ts";
import type { Group } from "./units.ts";
import type { Run } from "./work.ts";

export function refuseFailing({ failure }: Upgraded): void {
  if (failure === null) return;
  const { error, place, explanation } = failure;
  const where = place === null ? "" : ` at ${place.file}:${place.line}`;
  throw new Refused({
    reason: "fails",
    message: `The pending migrations fail on the throwaway server${where}: ${error.message} (SQLSTATE ${error.code}).${explanation === null ? "" : ` ${explanation}`}`,
    remedy: failure.remedy ?? "Mend the migration; `migration-gate check` says more.",
  });
}

/** Sends them as they will be sent, on a throwaway database. */
export function rehearsed(
  deployment: Deployment,
  base: Stage,
  groups: readonly Group[],
  upgraded: Upgraded,
): Promise<readonly Run[]> {
  const runs = groups.map(({ units, atomic, migrations }): Run => {
    const versions = migrations.map(({ version }) => version);
    return { units, atomic, alone: new Set(), direction: "up", versions };
  });
  return withRehearsal(deployment, base, runs, ({ failure, catalog, recorded }) => {
    const differing = failure === null ? differences(upgraded.catalog, catalog) : [];
    if (failure === null && differing.length === 0 && sameRecord(recorded, upgraded.recorded))
      return Promise.resolve(runs);
    const what = failure?.error.message ?? differing.map(({ type, name }) => `${type} ${name}`)[0] ?? "the record";
    throw new Refused({
      reason: "fails",
      message: `Sent step by step, with the gate's account of it, the pending migrations do not end like the tool's own run: ${what}.`,
      remedy: "Have the tool itself run them, and please report it.",
      changes: differing,
      catalogs: [upgraded.catalog, catalog],
    });
  });
}

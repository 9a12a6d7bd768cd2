/** Every rule, in the order of the files in this folder. */
import { alteredMigration } from "./altered-migration.ts";
import { applyFailed } from "./apply-failed.ts";
import type { Check } from "./check.ts";
import { deletedMigration } from "./deleted-migration.ts";
import { duplicateVersion } from "./duplicate-version.ts";
import { halfApplies } from "./half-applies.ts";
import { ignoredFile } from "./ignored-file.ts";
import { outOfOrder } from "./out-of-order.ts";
import { pathsDiverge } from "./paths-diverge.ts";
import { renamedMigration } from "./renamed-migration.ts";
import { rollbackFailed } from "./rollback-failed.ts";
import { rollbackIncomplete } from "./rollback-incomplete.ts";
import { rollbackMissing } from "./rollback-missing.ts";

export const checks: readonly Check[] = [
  alteredMigration,
  applyFailed,
  deletedMigration,
  duplicateVersion,
  halfApplies,
  ignoredFile,
  outOfOrder,
  pathsDiverge,
  renamedMigration,
  rollbackFailed,
  rollbackIncomplete,
  rollbackMissing,
];

export const ruleIds: readonly string[] = checks.map((check) => check.id);

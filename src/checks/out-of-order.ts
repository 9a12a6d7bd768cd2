/**
 * A pending migration sorts before one that is merged: databases differ in the order in which they ran them.
 */
import type { Migration, Refusal } from "../tools/tool.ts";
import type { Check, Evidence } from "./check.ts";
import { finding, shortName } from "./check.ts";
import { divergenceEvidence, divergenceList, divergenceOf } from "./divergence.ts";
import type { Finding } from "./finding.ts";
import { code } from "./markdown.ts";
import { refusalWords } from "./refusal-words.ts";

export const outOfOrder: Check = {
  id: "out-of-order",
  severity: "warning",
  summary: "A pending migration sorts before a merged one (an error where the tool refuses or skips it).",
  check(evidence) {
    // The order of the files need not be the order of the tool.
    if (evidence.tool.judgedByReplay === true) return [];
    const merged = new Set(evidence.base.migrations.map((each) => each.version));
    const order = evidence.head.migrations;
    // A second file of a merged version is not late: duplicate-version says it.
    const added = evidence.comparison.added.filter((each) => !merged.has(each.version) && each.runsAgain !== true);
    return added.flatMap((migration) => {
      // What runs again on every change comes after each new version anyway.
      const later = order
        .slice(order.indexOf(migration) + 1)
        .filter((each) => merged.has(each.version) && each.runsAgain !== true);
      const newest = later.at(-1) ?? (isSkipped(evidence, migration) ? evidence.base.migrations.at(-1) : undefined);
      return newest === undefined ? [] : [late(evidence, migration, newest)];
    });
  },
};

/** In the tool's order it may come last and be too old all the same (Drizzle's journal). */
function isSkipped({ decision }: Evidence, { version }: Migration): boolean {
  return decision.skipped.some((each) => each.version === version);
}

function late(evidence: Evidence, migration: Migration, newest: Migration): Finding {
  const { tool, decision } = evidence;
  const refusal = decision.refusals.find((each) => each.kind === "out-of-order" && each.version === migration.version);
  const skipped = isSkipped(evidence, migration);
  return finding({
    rule: outOfOrder.id,
    severity: refusal !== undefined || skipped ? "error" : outOfOrder.severity,
    title: `${code(shortName(evidence, migration.up.file))} sorts before ${code(newest.version)}, which is merged already`,
    detail: consequence(evidence, migration, { newest, refusal: refusal ?? null, skipped }),
    file: migration.up.file,
    line: 1,
    endLine: 1,
    evidence: {
      version: migration.version,
      newest: newest.version,
      skipped,
      refused: refusal !== undefined,
      differences: divergenceEvidence(skipped ? divergenceOf(evidence, [migration.up.file]) : []),
    },
    remedy:
      tool.laterVersion === undefined
        ? `Give it a version after ${code(newest.version)}: rename the file (\`git mv\`) before it is merged.`
        : `Give it a version after ${code(newest.version)} before it is merged: ${tool.laterVersion}.`,
  });
}

interface Late {
  readonly newest: Migration;
  readonly refusal: Refusal | null;
  readonly skipped: boolean;
}

function consequence(evidence: Evidence, migration: Migration, { newest, refusal, skipped }: Late): string {
  const title = evidence.tool.name === "plain" ? "a runner of plain files" : evidence.tool.title;
  if (refusal !== null) return refusalWords(title, refusal);
  if (!skipped)
    return `Existing databases run it last, fresh ones earlier: ${title} runs every migration that is not recorded, whatever its number. Where the order matters the two end differently.`;
  const never = `${title} will never run ${code(migration.version)} on a database that is already at ${code(newest.version)}, and does not tell.`;
  const divergence = divergenceOf(evidence, [migration.up.file]);
  return divergence.length === 0 ? never : `${never} Fresh databases run it:\n\n${divergenceList(divergence)}`;
}

/**
 * A pending migration sorts before one that is merged: databases differ in the order in which they ran them.
 */
import { addedPrograms, inOrder } from "../tools/in-order.ts";
import type { Decision, Refusal, VersionedFile } from "../tools/tool.ts";
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
    const { base, head, comparison } = evidence;
    const merged = new Set(inOrder(base).map(({ version }) => version));
    const order = inOrder(head);
    const added = new Set(comparison.added.map(({ up }) => up.file));
    // A second file of a merged version is not late: duplicate-version says it.
    const scripts = order.filter((each) => added.has(each.file) && !merged.has(each.version) && !comesAgain(each));
    return [...scripts, ...refusedPrograms(evidence)].flatMap((each) => {
      const later = order
        .slice(order.findIndex(({ file }) => file === each.file) + 1)
        .filter((other) => merged.has(other.version) && !comesAgain(other));
      const newest = later.at(-1) ?? (isSkipped(evidence, each) ? base.migrations.at(-1) : undefined);
      return newest === undefined ? [] : [late(evidence, each, newest.version)];
    });
  },
};

/** What runs again on every change comes after each new version anyway. */
function comesAgain({ runsAgain }: VersionedFile): boolean {
  return runsAgain === true;
}

/** Of others nothing is known that `ignored-file` does not say. */
function refusedPrograms({ base, head, decision }: Evidence): VersionedFile[] {
  return addedPrograms(base, head).filter(({ version }) => refusalOf(decision, version) !== null);
}

function refusalOf({ refusals }: Decision, version: string): Refusal | null {
  return refusals.find((each) => each.kind === "out-of-order" && each.version === version) ?? null;
}

/** In the tool's order it may come last and be too old all the same (Drizzle's journal). */
function isSkipped({ decision }: Evidence, { version }: VersionedFile): boolean {
  return decision.skipped.some((each) => each.version === version);
}

/** `newest`: a version. */
function late(evidence: Evidence, migration: VersionedFile, newest: string): Finding {
  const { tool, decision } = evidence;
  const { file, version } = migration;
  const refusal = refusalOf(decision, version);
  const skipped = isSkipped(evidence, migration);
  return finding({
    rule: outOfOrder.id,
    severity: refusal !== null || skipped ? "error" : outOfOrder.severity,
    title: `${code(shortName(evidence, file))} sorts before ${code(newest)}, which is merged already`,
    detail: consequence(evidence, migration, { newest, refusal, skipped }),
    file,
    line: 1,
    endLine: 1,
    evidence: {
      version,
      newest,
      skipped,
      refused: refusal !== null,
      differences: divergenceEvidence(skipped ? divergenceOf(evidence, [file]) : []),
    },
    remedy:
      tool.laterVersion === undefined
        ? `Give it a version after ${code(newest)}: rename the file (\`git mv\`) before it is merged.`
        : `Give it a version after ${code(newest)} before it is merged: ${tool.laterVersion}.`,
  });
}

interface Late {
  readonly newest: string;
  readonly refusal: Refusal | null;
  readonly skipped: boolean;
}

function consequence(evidence: Evidence, { file, version }: VersionedFile, { newest, refusal, skipped }: Late): string {
  const title = evidence.tool.name === "plain" ? "a runner of plain files" : evidence.tool.title;
  if (refusal !== null) return refusalWords(title, refusal);
  if (!skipped)
    return `Existing databases run it last, fresh ones earlier: ${title} runs every migration that is not recorded, whatever its number. Where the order matters the two end differently.`;
  const never = `${title} will never run ${code(version)} on a database that is already at ${code(newest)}, and does not tell.`;
  const divergence = divergenceOf(evidence, [file]);
  return divergence.length === 0 ? never : `${never} Fresh databases run it:\n\n${divergenceList(divergence)}`;
}

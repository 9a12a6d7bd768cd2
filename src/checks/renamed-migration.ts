/**
 * A merged migration has another version or name. The schema may be the same today; what the tool has recorded is not.
 */
import type { Rename } from "../tools/compare-histories.ts";
import type { Migration } from "../tools/tool.ts";
import type { Check, Evidence } from "./check.ts";
import { finding, shortName } from "./check.ts";
import { divergenceEvidence, divergenceList, divergenceOf } from "./divergence.ts";
import type { Finding } from "./finding.ts";
import { code } from "./markdown.ts";
import { refusalWords } from "./refusal-words.ts";
import { seenWords, severitySeen } from "./seen-in-replay.ts";
import { isUnreleased, releasedWords, unreleasedNote } from "./unreleased.ts";

export const renamedMigration: Check = {
  id: "renamed-migration",
  severity: "error",
  summary: "A merged migration has another version or name.",
  check: (evidence) =>
    evidence.comparison.renamed.map((rename) => {
      if (isUnreleased(evidence, rename.before)) return unreleased(evidence, rename);
      return rename.newVersion ? moved(evidence, rename) : relabelled(evidence, rename);
    }),
};

function unreleased(evidence: Evidence, { before, after }: Rename): Finding {
  return unreleasedNote(evidence, {
    rule: renamedMigration.id,
    title: titleOf(evidence, { before, after }),
    before,
    file: after.up.file,
    line: 1,
    divergence: divergenceOf(evidence, [before.up.file, after.up.file]),
    evidence: { from: before.version, to: after.version, fromFile: before.up.file },
  });
}

function titleOf(evidence: Evidence, { before, after }: Pick<Rename, "before" | "after">): string {
  return `${code(shortName(evidence, before.up.file))} was merged and is ${code(shortName(evidence, after.up.file))} now`;
}

function moved(evidence: Evidence, { before, after }: Rename): Finding {
  const divergence = divergenceOf(evidence, [before.up.file, after.up.file]);
  return finding({
    rule: renamedMigration.id,
    severity: severitySeen(evidence, divergence) ?? renamedMigration.severity,
    title: titleOf(evidence, { before, after }),
    detail: [
      ...(evidence.tool.judgedByReplay === true
        ? [seenWords(evidence)]
        : [
            `Every existing database has ${code(before.version)} recorded, which no file carries any more, and does not know ${code(after.version)}.`,
            consequence(evidence, { before, after }),
          ]),
      ...(divergence.length > 0 ? [`The schemas differ as well:\n\n${divergenceList(divergence)}`] : []),
      releasedWords(evidence, before, [before.up.file, after.up.file]),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
    file: after.up.file,
    line: 1,
    endLine: 1,
    evidence: {
      from: before.version,
      to: after.version,
      fromFile: before.up.file,
      differences: divergenceEvidence(divergence),
    },
    remedy: `Give the file its name back: ${renameCommand(after.up.file, before.up.file)}`,
  });
}

function consequence({ tool, decision, paths }: Evidence, { before, after }: Pick<Rename, "before" | "after">): string {
  const refusal = decision.refusals.find((each) => each.version === before.version);
  if (refusal !== undefined) return refusalWords(tool.title, refusal);
  const failure = paths.upgraded?.replay.failure ?? null;
  const pending = decision.pending.some((each) => each.version === after.version);
  if (!pending) return `${tool.title} never runs ${code(after.version)} there.`;
  if (failure?.migration?.version === after.version) {
    return `On the next deploy ${tool.title} runs it a second time, and it fails: SQLSTATE ${code(failure.error.code)}, ${code(failure.error.message)}. Every later migration waits behind it.`;
  }
  return `On the next deploy ${tool.title} runs it a second time.`;
}

/** The version is the same: few tools refuse it for that (those whose checksum counts the name), and none runs it again. */
function relabelled(evidence: Evidence, { before, after }: Rename): Finding {
  const refusal = refusedForName(evidence, after);
  return finding({
    rule: renamedMigration.id,
    severity: refusal === null ? "warning" : "error",
    title: `${code(shortName(evidence, before.up.file))} has another name now: ${code(shortName(evidence, after.up.file))}`,
    detail: refusal === null ? sameVersion(evidence, after) : refusedRename(evidence, before, refusal),
    file: after.up.file,
    line: 1,
    endLine: 1,
    evidence: { from: before.version, to: after.version, fromFile: before.up.file, differences: [] },
    remedy: `Give the file its name back: ${renameCommand(after.up.file, before.up.file)}`,
  });
}

/** The tool's words; null where it does not mind, or where the text has changed as well (altered-migration says that). */
function refusedForName({ comparison, decision }: Evidence, { version }: Migration): string | null {
  if (comparison.edits.some((edit) => edit.after.version === version)) return null;
  return decision.refusals.find((each) => each.kind === "edited" && each.version === version)?.message ?? null;
}

function refusedRename({ tool }: Evidence, before: Migration, refusal: string): string {
  return `The version ${code(before.version)} is the same, but every existing database has it recorded under its old name, and ${tool.title} compares names. On the next deploy ${tool.title} stops with: ${code(refusal)}.`;
}

function sameVersion({ tool }: Evidence, { version }: Migration): string {
  if (tool.bookkeeping === null)
    return "The number is the same, so it counts as the same migration here. A runner that goes by whole file names runs it a second time on every existing database.";
  return `The version ${code(version)} is the same, so ${tool.title} neither runs it again nor refuses it; but what existing databases have recorded and what the repository says are no longer the same.`;
}

/** A tool with a folder for each migration keeps the version in the folder's name. */
function renameCommand(from: string, to: string): string {
  const [a, b] = [from.split("/"), to.split("/")];
  while (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return code(`git mv ${a.join("/")} ${b.join("/")}`);
}

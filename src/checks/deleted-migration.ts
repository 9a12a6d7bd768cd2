/**
 * A merged migration is gone from the files, or one that was gone comes back. What it made stays in every database that
 * ran it, and so does its record.
 */
import type { FilteredMigration, IgnoredFile, Migration } from "../tools/tool.ts";
import type { Check, Comeback, Evidence } from "./check.ts";
import { finding, shortName } from "./check.ts";
import { divergenceEvidence, divergenceList, divergenceOf, restoreCommand, wayOut } from "./divergence.ts";
import type { Finding, Severity } from "./finding.ts";
import { code, count } from "./markdown.ts";
import type { RefusedProgram } from "./refused-programs.ts";
import { refusedPrograms } from "./refused-programs.ts";
import { refusalWords } from "./refusal-words.ts";
import { seenWords, severitySeen } from "./seen-in-replay.ts";
import { isUnreleased, releasedWords, unreleasedNote } from "./unreleased.ts";

export const deletedMigration: Check = {
  id: "deleted-migration",
  severity: "error",
  summary: "A merged migration is gone, or one that was deleted comes back.",
  check: (evidence) => [
    ...evidence.comparison.removed.map((migration) =>
      isUnreleased(evidence, migration) ? unreleased(evidence, migration) : deleted(evidence, migration),
    ),
    ...refusedPrograms(evidence).map((each) => deletedProgram(evidence, each)),
    ...evidence.comebacks.map((comeback) => broughtBack(evidence, comeback)),
  ],
};

function unreleased(evidence: Evidence, migration: Migration): Finding {
  const { file } = migration.up;
  return unreleasedNote(evidence, {
    rule: deletedMigration.id,
    title: `${code(shortName(evidence, file))} was merged and is gone now`,
    before: migration,
    file,
    line: null,
    divergence: divergenceOf(evidence, [file]),
    evidence: { version: migration.version },
  });
}

/** Where the tool does not mind, `ignored-file` says that nothing is known. */
function deletedProgram(evidence: Evidence, { program, refusal }: RefusedProgram): Finding {
  const { file, version } = program;
  return finding({
    rule: deletedMigration.id,
    severity: deletedMigration.severity,
    title: `${code(shortName(evidence, file))} was merged and is gone now`,
    detail: `Its version stays recorded in every database that ran it.\n\n${refusalWords(evidence.tool.title, refusal)}`,
    file,
    evidence: { version, differences: [] },
    remedy: `Bring the file back (${restoreCommand(evidence, [file])}).`,
  });
}

function deleted(evidence: Evidence, migration: Migration): Finding {
  const { file } = migration.up;
  const divergence = divergenceOf(evidence, [file]);
  const behind = leftBehind(evidence, migration);
  const left =
    divergence.length === 0
      ? "Its version stays recorded in every database that ran it."
      : `What it did stays in every database that ran it, and fresh databases are without:\n\n${divergenceList(divergence)}`;
  return finding({
    rule: deletedMigration.id,
    severity: severitySeen(evidence, divergence) ?? deletedMigration.severity,
    title: `${code(shortName(evidence, file))} was merged and is ${behind === null ? "gone now" : "not run any longer"}${divergence.length > 0 ? `: it leaves ${count(divergence.length, "difference")} behind` : ""}`,
    detail: [
      behind === null
        ? ""
        : `The ${"name" in behind ? "migration" : "file"} is still there, but not run: ${behind.reason}.`,
      left,
      toolWords(evidence, migration),
      releasedWords(evidence, migration, [file]),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
    file,
    object: divergence[0]?.change.name ?? null,
    evidence: { version: migration.version, differences: divergenceEvidence(divergence) },
    remedy: behind?.remedy ?? wayOut(evidence, `Bring the file back (${restoreCommand(evidence, [file])})`, divergence),
  });
}

/** Where the file is still there, and the tool does not take it for a migration, or leaves it out. */
function leftBehind({ head }: Evidence, { up, name }: Migration): IgnoredFile | FilteredMigration | null {
  const filtered = head.filtered?.find((each) => each.file === up.file && each.name === name);
  if (filtered !== undefined) return filtered;
  return head.ignored?.find(({ file, runByTool }) => file === up.file && runByTool !== true) ?? null;
}

function toolWords(evidence: Evidence, migration: Migration): string {
  const { tool, decision } = evidence;
  if (tool.judgedByReplay === true) return seenWords(evidence);
  const refusal = decision.refusals.find((each) => each.kind === "missing" && each.version === migration.version);
  if (refusal !== undefined) return refusalWords(tool.title, refusal);
  const notice = tool.name === "plain" ? "psql does not notice: nothing is recorded" : `${tool.title} does not notice`;
  return `${notice}. When the migration is added again, under this version it is skipped wherever it ran before, under another one it fails there, because its objects exist already.`;
}

function broughtBack(evidence: Evidence, comeback: Comeback): Finding {
  const { migration, former, sha, text, sameVersion } = comeback;
  const { file } = migration.up;
  const restored = former.up.file === file ? "" : `, as ${code(shortName(evidence, former.up.file))}`;
  const severity = severityOf(evidence, comeback);
  return finding({
    rule: deletedMigration.id,
    severity,
    title: `${code(shortName(evidence, file))} was merged before and deleted in ${code(sha.slice(0, 7))}`,
    detail: [
      `It was merged${restored}, and its file was deleted in ${code(sha.slice(0, 12))}. Databases that ran it in between have its objects, and its version recorded, unless somebody took both away there.`,
      consequence(evidence, comeback),
    ].join("\n\n"),
    file,
    line: 1,
    endLine: 1,
    evidence: { version: migration.version, deletedIn: sha, formerVersion: former.version, text, sameVersion },
    remedy: severity === "note" ? null : comebackRemedy(comeback),
  });
}

/** What is restored as it was is right for databases that ran it (skipped) and for those that did not, as long as the
 * tool goes by what it has recorded; of a runner of plain files that is not known. */
function severityOf(evidence: Evidence, comeback: Comeback): Severity {
  if (!comeback.sameVersion || comeback.text === "edited" || refusedByChecksum(evidence, comeback)) return "error";
  return evidence.tool.bookkeeping === null ? "warning" : "note";
}

function refusedByChecksum({ tool }: Evidence, { migration, former }: Comeback): boolean {
  return tool.refusesEdits && migration.checksum !== former.checksum;
}

function consequence(evidence: Evidence, comeback: Comeback): string {
  const { title, bookkeeping } = evidence.tool;
  const { migration, former, sameVersion, text } = comeback;
  const version = code(migration.version);
  if (!sameVersion)
    return `It comes back as ${version} with the text it had as ${code(former.version)}, and ${title} runs it there a second time: it fails where what it makes exists already, and every later migration waits behind it.`;
  if (refusedByChecksum(evidence, comeback))
    return `Its text is not the same any more: where ${version} is recorded, ${title} refuses to run, because the checksum differs.`;
  const skipped =
    bookkeeping === null
      ? `A runner that remembers ${version} skips it there; one that forgot it fails, because its objects exist already.`
      : `Where ${version} is recorded, ${title} skips it and does not tell.`;
  return text === "edited"
    ? `${skipped} Its text is not the same any more: what is new in it never arrives there, and fresh databases have it.`
    : `${skipped} Its text is what it was, so databases that ran it and databases that did not end alike.`;
}

function comebackRemedy({ former, sha, text, sameVersion, migration }: Comeback): string {
  const restore = `restore the text exactly (${code(`git checkout ${sha.slice(0, 12)}^ -- ${former.up.file}`)})`;
  const cope = "a new version whose statements cope with both (`if not exists`, `or replace`)";
  if (!sameVersion) return `Write it as ${cope}, or ${restore} under its old version.`;
  return text === "same" ? `Write it as ${cope}.` : `Give it ${cope}, or ${restore} as ${code(migration.version)}.`;
}
